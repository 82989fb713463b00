import type { RoleDifference } from "@quarry/aws-core/roles/difference";
import { Status } from "@quarry/ui/status";
import { differenceWords } from "./role-words.ts";

/** How a role differs from what it should be: what, where, why it matters and what to do. */
export function DifferenceList({ differences }: { differences: readonly RoleDifference[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {differences.map(({ kind, about, where, why, remedy }, index) => (
        <li key={`${index} ${where}`} className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <Status kind={differenceWords(kind).kind}>{differenceWords(kind).word}</Status>
            <span className="text-xs break-all text-ink-muted">
              {about}, {where}
            </span>
          </span>
          <p className="max-w-prose text-sm break-words">{why}</p>
          <p className="max-w-prose text-sm break-words text-ink-muted">{remedy}</p>
        </li>
      ))}
    </ul>
  );
}
