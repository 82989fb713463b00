import { addDays } from "@quarry/domain/costs/days-schema";
import type { BudgetDetail } from "@quarry/domain/budgets/schema";
import { Callout } from "@quarry/ui/callout";
import { Chip } from "@quarry/ui/chip";
import { KeyValues } from "@quarry/ui/key-values";
import { Money } from "@quarry/ui/money";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Status } from "@quarry/ui/status";
import { BudgetBar } from "./budget-bar.tsx";
import { metricLabels } from "../costs/cost-words.ts";
import { figuresInWords, perPeriod } from "./budget-words.ts";
import { effectWords } from "./effect-words.ts";

interface BudgetFactsProps {
  budget: BudgetDetail;
  now: string;
}

/** How the budget stands against the bill, and what it was set to. */
export function BudgetFacts({ budget, now }: BudgetFactsProps) {
  const { amount, period, figures, evaluatedAt, metric } = budget;
  return (
    <Section title="How it stands">
      <div className="flex flex-col gap-4">
        <BudgetBar amount={amount} figures={figures} />
        <p>{figuresInWords(figures, amount)}</p>
        {figures?.billedUntil === null ? <NoBill /> : null}
        <KeyValues
          columns={3}
          items={[
            {
              label: "Amount",
              value: (
                <>
                  <Money amount={amount} /> {perPeriod[period]}
                </>
              ),
            },
            { label: "Tag", value: <Chip name={budget.tagKey} value={budget.tagValue} /> },
            { label: "Team", value: budget.team?.name ?? "Whole company" },
            { label: "Bill", value: budget.connection?.name ?? "Every bill" },
            { label: "Costs counted", value: metricLabels[metric] },
            { label: "Begins anew", value: figures ? `${figures.until}, 00:00 UTC` : "–" },
            { label: "Billed through", value: throughOf(figures?.billedUntil ?? null) },
            { label: "Forecast", value: forecastOf(budget) },
            { label: "Looked at", value: evaluatedAt ? <RelativeTime at={evaluatedAt} now={now} /> : "–" },
            { label: "Told at", value: levelsOf(budget) },
            {
              label: "At 100 %",
              value: budget.action === "suspend" ? "Suspends the profiles" : "Tells only",
            },
            { label: "AWS Budgets", value: <Mirror mirror={budget.mirror} /> },
          ]}
        />
      </div>
    </Section>
  );
}

function NoBill() {
  return (
    <Callout tone="warning" title="Nothing is known of this tag">
      No bill is divided by it. Have an admin add the key to the bill, and see on the page about tags whether
      it is activated for billing. Until then the budget tells nothing and suspends nothing.
    </Callout>
  );
}

function throughOf(billedUntil: string | null): string {
  return billedUntil === null ? "–" : addDays(billedUntil, -1);
}

function forecastOf({ figures }: BudgetDetail) {
  if (figures === null || figures.forecast === null) return "From three billed days on";
  return (
    <>
      <Money amount={figures.forecast} />{" "}
      <span className="text-ink-muted">
        {figures.forecastBasis === "aws" ? "by AWS’s forecast" : "by the run rate"}
      </span>
    </>
  );
}

const levelsOf = ({ thresholds, tellsForecast }: BudgetDetail): string =>
  [...thresholds.map((percent) => `${percent} %`), ...(tellsForecast ? ["forecast"] : [])].join(", ");

function Mirror({ mirror }: Pick<BudgetDetail, "mirror">) {
  if (mirror === null || (!mirror.isWanted && mirror.state === "done")) return "Not kept there";
  const { kind, word } = effectWords[mirror.state];
  return (
    <Status
      kind={kind}
      hint={mirror.failure ? `${mirror.failure.cause} ${mirror.failure.remedy}` : mirror.name}
    >
      {mirror.isWanted && mirror.state === "done" ? "Kept" : word}
    </Status>
  );
}
