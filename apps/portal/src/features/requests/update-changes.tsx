import type { UpdateView } from "@quarry/domain/requests/schema";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";
import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { changeWords } from "./change-words.ts";
import { RunningCost } from "./running-cost.tsx";

/** What an update changes, field by field as it is now and as it will be, and what that costs. */
export function UpdateChanges({ plan }: { plan: UpdateView["plan"] }) {
  const { changes, hourlyBefore, hourlyMicrodollars } = plan;
  return (
    <dl className="flex flex-col divide-y divide-line">
      {changes.map(({ field, before, after }) => (
        <Change
          key={field}
          label={changeWords(field)}
          before={<Value>{before}</Value>}
          after={<Value>{after}</Value>}
        />
      ))}
      <Change
        label="Cost while it runs"
        before={<RunningCost microdollars={hourlyBefore} />}
        after={
          <strong className="font-semibold">
            <RunningCost microdollars={hourlyMicrodollars} />
          </strong>
        }
      />
    </dl>
  );
}

function Change({ label, before, after }: { label: string; before: ReactNode; after: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[14rem_1fr]">
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
        <VisuallyHidden>now</VisuallyHidden>
        {before}
        <ArrowRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <VisuallyHidden>then</VisuallyHidden>
        {after}
      </dd>
    </div>
  );
}

function Value({ children }: { children: string | null }) {
  if (children === null) return <span className="text-ink-muted">none</span>;
  return <code className="font-mono text-sm break-all">{children}</code>;
}
