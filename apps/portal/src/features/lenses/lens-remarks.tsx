import type { LensView } from "@quarry/domain/metering/schema";
import { Callout } from "@quarry/ui/callout";
import { KeyValues } from "@quarry/ui/key-values";
import { Money } from "@quarry/ui/money";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { dayInWords } from "../costs/cost-words.ts";
import { unseenInWords } from "./lens-words.ts";

interface LensRemarksProps {
  view: LensView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** What keeps the lenses from being compared, or from being read. */
export function LensTroubles({ view: { withoutBill, unpriced, freshness } }: { view: LensView }) {
  const { problems } = freshness.metered;
  return (
    <>
      {withoutBill === null ? null : <Callout title="Nothing billed to compare with">{withoutBill}</Callout>}
      {unpriced.tokens === "0" && unpriced.images === "0" ? null : (
        <Callout tone="warning" title="Some of what is metered has no known price">
          {Number(unpriced.tokens).toLocaleString("en")} tokens and{" "}
          {Number(unpriced.images).toLocaleString("en")} images are counted as nothing
          {unpriced.models.length > 0 ? `: ${unpriced.models.join(", ")}` : ""}.
        </Callout>
      )}
      {problems.map(({ region, message, remedy }) => (
        <Callout
          key={`${region} ${message}`}
          tone="warning"
          title={`${region} could not be metered last time`}
        >
          {message} {remedy}
        </Callout>
      ))}
    </>
  );
}

/** How much of the bill metering sees, when each lens was read, and what reading costs. */
export function LensRemarks({ view, now }: LensRemarksProps) {
  const { coverage, freshness, month, metering } = view;
  const unseen = coverage ? unseenInWords(coverage) : undefined;
  const { billed, metered, forecast } = freshness;
  return (
    <Section title="How sure these figures are">
      <KeyValues
        columns={2}
        items={[
          {
            label: "Metering sees",
            value: coverage?.percent
              ? `${coverage.percent} % of the bill${unseen === undefined ? "" : `; not ${unseen}`}`
              : "–",
          },
          { label: "Metered since", value: metered.since === null ? "–" : dayInWords(metered.since) },
          { label: "Bill read", value: <When at={billed.refreshedAt} now={now} /> },
          { label: "Metering read", value: <When at={metered.readUntil} now={now} /> },
          { label: "Forecast", value: month?.explanation ?? "Too few days to forecast" },
          { label: "AWS’s forecast made", value: <When at={forecast.madeAt} now={now} /> },
          ...(metering === null
            ? []
            : [
                {
                  label: "Metering costs this month",
                  value: (
                    <>
                      <Money amount={metering.usd} /> for {metering.metrics.toLocaleString("en")} metrics
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
}

function When({ at, now }: { at: string | null; now: string }) {
  return at === null ? "–" : <RelativeTime at={at} now={now} />;
}
