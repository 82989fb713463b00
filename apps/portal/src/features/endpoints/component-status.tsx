import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Status } from "@quarry/ui/status";
import { TextLink } from "@quarry/ui/text-link";
import { statusKind } from "./endpoint-words.ts";

/** What AWS says of the endpoint's inference component, word for word, with its copies. */
export function ComponentStatus({ endpoint: { component } }: { endpoint: EndpointDetailView }) {
  if (component === null) return null;
  const { name, status, hint, currentCopies, desiredCopies, failureReason } = component;
  return (
    <div className="border-t border-line pt-3">
      <p className="text-xs font-medium text-ink-faint">
        Inference component <code className="font-mono">{name}</code>, {currentCopies ?? "–"} of{" "}
        {desiredCopies ?? "–"} copies
      </p>
      <Status kind={statusKind(status)} hint={hint}>
        {status ?? "Unknown"}
      </Status>
      {failureReason === null ? null : (
        <p className="text-sm">
          AWS says: <q className="break-words">{failureReason}</q>
        </p>
      )}
    </div>
  );
}

/** The update that is under way, and which request asked for it. */
export function UpdateUnderWay({ endpoint: { update } }: { endpoint: EndpointDetailView }) {
  if (update === null) return null;
  return (
    <p className="text-sm">
      {update.goesBack ? "It goes back to what it was before " : "It is being updated: "}
      <TextLink href={`/requests/${update.requestId}`}>
        {update.goesBack ? "the update that failed" : "what was asked for"}
      </TextLink>
      .
    </p>
  );
}
