import type { TagEdit } from "./tag-edit.ts";
import { isNothing } from "./tag-edit.ts";

/** Exactly what AWS will be told, a line a key. */
export function PlannedEdit({ edit }: { edit: TagEdit }) {
  if (isNothing(edit)) return <p className="text-sm text-ink-muted">Nothing is changed yet.</p>;
  return (
    <div className="rounded-md border border-line bg-sunken px-3 py-2 text-sm">
      <p className="font-medium">What AWS is told</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {edit.add.map(({ key, value }) => (
          <li key={`set ${key}`} className="break-all">
            Set <code className="font-mono text-xs">{key}</code> to{" "}
            {value === "" ? (
              <span className="text-ink-muted">an empty value</span>
            ) : (
              <code className="font-mono text-xs">{value}</code>
            )}
          </li>
        ))}
        {edit.remove.map((key) => (
          <li key={`remove ${key}`} className="break-all">
            Remove <code className="font-mono text-xs">{key}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
