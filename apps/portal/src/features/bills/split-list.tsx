import type { BillView } from "@quarry/domain/bills/schema";
import { Section } from "@quarry/ui/section";
import { formatMoney } from "@quarry/ui/text/format-money";
import { AmountRow } from "./amount-row.tsx";

/** The team's part of what is shared, each explained in words. */
export function SplitList({ bill: { splits } }: { bill: BillView }) {
  if (splits.length === 0) return null;
  return (
    <Section
      title="Share of common costs"
      description="What admins have said is shared, and how it is split."
    >
      <ul className="flex flex-col">
        {splits.map(({ rule, what, how, whole, amount }) => (
          <AmountRow key={rule} amount={amount}>
            <span className="min-w-0">
              {how}
              <span className="block text-sm text-ink-muted">
                {formatMoney(whole, "USD", "cents")} in all: {what}
              </span>
            </span>
          </AmountRow>
        ))}
      </ul>
    </Section>
  );
}
