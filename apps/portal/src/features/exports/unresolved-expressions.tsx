import type { ExportUnresolved } from "@quarry/aws-core/exports/schema";
import { Section } from "@quarry/ui/section";
import { LongList } from "./long-list.tsx";
import { PlacePath } from "./place-path.tsx";

/** Expressions whose value only a deployment knows; they are shown as they stand. */
export function UnresolvedExpressions({ expressions }: { expressions: readonly ExportUnresolved[] }) {
  if (expressions.length === 0) return null;
  return (
    <Section
      title="Unresolved expressions"
      count={expressions.length}
      description="CloudFormation fills these in when the stack is deployed. They may name a profile; Quarry does not guess which. Look at the outputs of the deployed stack to find it."
      flush
    >
      <LongList
        items={expressions}
        keyOf={({ entry, path, text }) => `${entry} ${path.join(" ")} ${text}`}
        render={({ entry, path, text }) => (
          <>
            <code className="block font-mono text-xs break-all whitespace-pre-wrap">{text}</code>
            <PlacePath entry={entry} path={path} />
          </>
        )}
      />
    </Section>
  );
}
