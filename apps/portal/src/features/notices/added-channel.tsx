"use client";

import { Callout } from "@quarry/ui/callout";
import { CodeBlock } from "@quarry/ui/code-block";

/** The key that messages are signed with, and how a receiver uses it. */
export function AddedChannel({ signingKey }: { signingKey: string }) {
  return (
    <div className="flex flex-col gap-4 pb-2">
      <Callout tone="warning" title="This is the only time it is shown">
        With it your program knows that a message comes from this portal. Put it in a secret store, not in
        code.
      </Callout>
      <CodeBlock title="Signing key" language="text" code={signingKey} copyLabel="Copy signing key" />
      <p className="text-sm text-ink-muted">
        Messages follow the Standard Webhooks: the headers webhook-id, webhook-timestamp and webhook-signature
        can be checked with its libraries. A message that comes twice has the same webhook-id.
      </p>
    </div>
  );
}
