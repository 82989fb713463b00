import type { CostSummaryView } from "@quarry/domain/costs/views/schema";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { formatMoney } from "@quarry/ui/text/format-money";
import { daysInWords, percentInWords, signedMoney } from "./cost-words.ts";

interface TopMoversProps {
  summary: CostSummaryView;
  /** Where a group can be looked into; undefined where it cannot. */
  hrefOf: (value: string) => string | undefined;
}

/** The groups whose cost changed most between two spans of equal length. */
export function TopMovers({ summary: { spans, movers }, hrefOf }: TopMoversProps) {
  const moved = movers.filter(({ change }) => /[1-9]/u.test(change));
  return (
    <Section
      title="Top movers"
      description={`${daysInWords(spans.after)}, against ${daysInWords(spans.before)}.`}
    >
      {moved.length === 0 ? (
        <p className="text-ink-muted">Nothing changed between those days.</p>
      ) : (
        <ol className="flex flex-col">
          {moved.map(({ value, label, before, after, change, percent }) => (
            <li
              key={value}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line py-1.5 first:border-t-0"
            >
              <GroupName label={label} href={hrefOf(value)} />
              <span className="ml-auto shrink-0 text-right tabular-nums">
                <span className="font-medium" title={`${change} USD`}>
                  {signedMoney(change)}
                </span>
                <span className="block text-xs text-ink-faint">
                  {formatMoney(before, "USD", "cents")} → {formatMoney(after, "USD", "cents")} ·{" "}
                  {percentInWords(percent)}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** A group by name, leading into it where that is possible. */
export function GroupName({ label, href }: { label: string; href: string | undefined }) {
  const look = "block max-w-full min-w-0 truncate";
  if (href === undefined)
    return (
      <span className={look} title={label}>
        {label}
      </span>
    );
  return (
    <TextLink href={href} className={look} title={label}>
      {label}
    </TextLink>
  );
}
