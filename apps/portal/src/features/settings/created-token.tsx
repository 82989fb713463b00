"use client";

import { Callout } from "@quarry/ui/callout";
import { CodeBlock } from "@quarry/ui/code-block";

interface CreatedTokenProps {
  token: string;
  name: string;
}

/** The token itself, and how to try it. */
export function CreatedToken({ token, name }: CreatedTokenProps) {
  return (
    <div className="flex flex-col gap-4 pb-2">
      <Callout tone="warning" title="This is the only time it is shown">
        Quarry keeps just a hash of it. Whoever has the token can act as you: put it in a secret store, not in
        code.
      </Callout>
      <CodeBlock title={name} language="text" code={token} copyLabel="Copy token" />
      <CodeBlock
        title="Try it"
        language="bash"
        code={`export QUARRY_TOKEN=…\ncurl -H "Authorization: Bearer $QUARRY_TOKEN" ${location.origin}/api/v1/me`}
        copyLabel="Copy command"
      />
    </div>
  );
}
