import { PageHeader } from "../src/page-header.tsx";
import { Section } from "../src/section.tsx";
import { StackedChart } from "../src/stacked-chart.tsx";
import { formatMoney } from "../src/text/format-money.ts";

const names = [
  "Claude Sonnet",
  "Nova Pro",
  "SageMaker",
  "Titan",
  "Llama",
  "Mistral",
  "Guardrails",
  "Storage",
];
const count = 30;
const places = Array.from({ length: count }, (_one, place) => place);
const cents = (amount: number) => (amount / 100).toFixed(2);

const groups = [...names, "Other"].map((label, group) => {
  const amounts = places.map((place) => ((place * 37 + group * 53) % 97) * (12 - group));
  const total = cents(amounts.reduce((sum, amount) => sum + amount, 0));
  return { id: label, label, amounts: amounts.map(cents), total, isRest: label === "Other" };
});

const days = places.map((place) => ({
  id: `2026-11-${place + 1}`,
  label: `${place + 1} November 2026`,
  tick: `${place + 1} Nov`,
  isEstimated: place >= count - 3,
  total: groups.reduce((sum, { amounts }) => sum + Number(amounts[place]), 0).toFixed(2),
}));

const metered = {
  id: "metered",
  label: "Metered",
  amounts: days.map(({ total }, place) => (place < 5 ? null : cents(Number(total) * 93))),
};

const credits = {
  periods: days.slice(0, 3),
  groups: [
    { id: "use", label: "Use", amounts: ["10", "4", "0"], total: "14" },
    { id: "credit", label: "Credit", amounts: ["0", "-6", "0"], total: "-6" },
  ],
};

const format = {
  amount: (amount: string) => formatMoney(amount, "USD", "cents"),
  tick: (amount: number) => `$${amount.toLocaleString("en")}`,
};

const shared = { periodHeader: "Day (UTC)", format };

/** Bars with everything on them; `face=credits` has amounts below nothing, `face=empty` has none. */
export function ChartPage({ face }: { face: string }) {
  return (
    <>
      <PageHeader title="Charts" description="Figures over time." />
      <Section title="Cost">
        {face === "credits" ? <StackedChart {...shared} {...credits} label="Cost, USD a day" /> : null}
        {face === "empty" ? (
          <StackedChart {...shared} periods={days} groups={[]} label="Cost, USD a day" />
        ) : null}
        {face === "days" ? (
          <StackedChart
            {...shared}
            periods={days}
            groups={groups}
            lines={[metered]}
            label="Cost by model, USD a day"
          />
        ) : null}
      </Section>
    </>
  );
}
