import type { DeploymentView } from "@quarry/domain/requests/schema";
import { Status } from "@quarry/ui/status";
import type { StatusKind } from "@quarry/ui/status";

type Check = DeploymentView["plan"]["checks"][number];

const verdicts: Readonly<Record<Check["verdict"], { kind: StatusKind; word: string }>> = {
  ok: { kind: "success", word: "Fine" },
  warn: { kind: "warning", word: "Mind this" },
  blocked: { kind: "error", word: "Blocked" },
  unknown: { kind: "pending", word: "Not known" },
};

const order: readonly Check["verdict"][] = ["blocked", "warn", "unknown", "ok"];

/** The pre-flight line by line: what was looked at, what was found, and what to do; the gravest first. */
export function DeploymentChecks({ checks }: { checks: readonly Check[] }) {
  const sorted = checks.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  return (
    <ul aria-label="Pre-flight" className="flex flex-col divide-y divide-line">
      {sorted.map(({ id, verdict, what, why, remedy }) => (
        <li
          key={`${id} ${why}`}
          className="grid gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0 sm:grid-cols-[8rem_minmax(0,1fr)]"
        >
          <Status kind={verdicts[verdict].kind}>{verdicts[verdict].word}</Status>
          <div className="min-w-0">
            <p className="font-medium">{what}</p>
            <p className="break-words">{why}</p>
            {remedy === null ? null : <p className="text-sm text-ink-muted">{remedy}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
