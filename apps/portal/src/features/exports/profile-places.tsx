import type { ExportPlace } from "@quarry/aws-core/exports/schema";
import { ChevronRight } from "lucide-react";
import { counted } from "./counted.ts";
import { PlacePath } from "./place-path.tsx";

const shownAtMost = 50;

/** Where in the export a profile stands: the first place in sight, the others one key away. */
export function ProfilePlaces({ places }: { places: readonly ExportPlace[] }) {
  const [first, ...others] = places;
  if (!first) return null;
  const rest = others.length - shownAtMost;
  return (
    <div className="border-t border-line px-4 py-2 text-sm">
      <h4 className="text-xs font-medium text-ink-faint">Found in</h4>
      <Place place={first} />
      {others.length === 0 ? null : (
        <details className="group mt-1">
          <summary className="inline-flex list-none items-center gap-1 rounded-sm text-accent-text [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
            {counted(others.length, "more place")}
          </summary>
          <ul className="mt-1 flex flex-col gap-1">
            {others.slice(0, shownAtMost).map((place) => (
              <li key={`${place.entry} ${place.path.join(" ")}`}>
                <Place place={place} />
              </li>
            ))}
          </ul>
          {rest > 0 ? <p className="mt-1 text-ink-muted">and {counted(rest, "more place")}</p> : null}
        </details>
      )}
    </div>
  );
}

function Place({ place: { entry, path, form } }: { place: ExportPlace }) {
  return (
    <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <PlacePath entry={entry} path={path} />
      <span className="text-xs text-ink-muted">{forms[form]}</span>
    </p>
  );
}

const forms: Record<ExportPlace["form"], string> = {
  plain: "written plainly",
  "json-string": "in JSON inside a string",
  sub: "composed by Fn::Sub",
  join: "composed by Fn::Join",
  yaml: "written in YAML",
};
