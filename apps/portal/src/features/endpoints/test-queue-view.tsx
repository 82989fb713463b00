import { CopyButton } from "@quarry/ui/copy-button";
import { Status } from "@quarry/ui/status";
import { formatDuration } from "@quarry/ui/text/format-duration";
import type { TestAnswer, TestQueue } from "./test-answer.ts";

interface TestQueueViewProps {
  queue: TestQueue;
  state: TestAnswer["state"];
}

/** A call in the queue of its endpoint: how long it has waited, and where in S3 it and its answer lie. */
export function TestQueueView({ queue, state }: TestQueueViewProps) {
  const { input, output, failure, waitedMillis } = queue;
  const places = [
    { label: "The call", copies: "Copy the address of the call", address: input },
    { label: "Its answer", copies: "Copy the address of the answer", address: output },
    ...(failure === null
      ? []
      : [{ label: "Or why it failed", copies: "Copy the address of the failure", address: failure }]),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {state === "queued" ? (
        <Status kind="progress" hint="The answer is looked for until it comes, ten minutes at most.">
          Queued, waiting for {formatDuration(waitedMillis / 1000)}
        </Status>
      ) : null}
      {state === "stopped" ? (
        <p className="text-ink-muted">
          The call is still in the queue: its answer will lie in S3, and nobody looks for it any more.
        </p>
      ) : null}
      <details className="min-w-0">
        <summary className="w-fit cursor-pointer rounded-sm text-sm font-medium">Where it lies in S3</summary>
        <dl className="flex min-w-0 flex-col gap-2 pt-2">
          {places.map(({ label, copies, address }) => (
            <div key={label} className="min-w-0">
              <dt className="text-xs font-medium text-ink-faint">{label}</dt>
              <dd className="flex min-w-0 items-center gap-1">
                <code className="min-w-0 font-mono text-sm break-all">{address}</code>
                <CopyButton text={address} label={copies} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
