import { Badge } from "@quarry/ui/badge";
import type { BadgeProps } from "@quarry/ui/badge";
import { CodeBlock } from "@quarry/ui/code-block";
import { highlightCode } from "@quarry/ui/text/highlight-code";
import { exampleCall } from "./example-call.ts";
import { InputsTable } from "./inputs-table.tsx";
import type { ApiOperation } from "./read-api.ts";

interface OperationArticleProps {
  operation: ApiOperation;
  origin: string;
}

const tones: Record<string, BadgeProps["tone"]> = { GET: "info", POST: "success", DELETE: "danger" };

/** One operation: where it is, who may call it, what it takes and how to call it. */
export async function OperationArticle({ operation, origin }: OperationArticleProps) {
  const { id, method, path, summary, permission, event, inputs, status, answer } = operation;
  const call = exampleCall(operation, origin);
  return (
    <article
      aria-labelledby={id}
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5">
        <Badge tone={tones[method] ?? "neutral"}>{method}</Badge>
        <code className="min-w-0 font-mono text-sm break-all">{path}</code>
        <h3 id={id} className="basis-full font-semibold sm:ml-auto sm:basis-auto">
          {summary}
        </h3>
      </header>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-sm text-ink-muted">
          Needs <code className="font-mono text-xs text-ink">{permission}</code>. Answers {status} with{" "}
          <code className="font-mono text-xs text-ink">{answer}</code>.
          {event === undefined ? null : (
            <>
              {" "}
              Leaves the event <code className="font-mono text-xs text-ink">{event}</code>.
            </>
          )}
        </p>
        {inputs.length === 0 ? null : <InputsTable inputs={inputs} />}
        <CodeBlock
          title="curl"
          language="bash"
          code={call}
          lines={await highlightCode(call, "bash")}
          copyLabel={`Copy the call of ${summary}`}
        />
      </div>
    </article>
  );
}
