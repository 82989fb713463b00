"use client";

import type { ConnectionView } from "@quarry/domain/connections/schema";
import { CodeBlock } from "@quarry/ui/code-block";
import { CopyButton } from "@quarry/ui/copy-button";
import { permissionsPolicy, portalAccount, trustPolicy } from "./role-policies.ts";

interface RolePoliciesViewProps {
  connection: ConnectionView;
  all: readonly ConnectionView[];
}

/** What to paste into the role in AWS: who may assume it, and what it may do. */
export function RolePoliciesView({ connection, all }: RolePoliciesViewProps) {
  const { externalId } = connection;
  return (
    <div className="flex flex-col gap-4 pb-2">
      {externalId === null ? null : (
        <div>
          <p className="text-xs font-medium text-ink-faint">External id, made for this connection alone</p>
          <p className="flex items-center gap-1">
            <code className="font-mono text-sm break-all">{externalId}</code>
            <CopyButton text={externalId} label="Copy external id" />
          </p>
        </div>
      )}
      <CodeBlock
        title="Trust policy"
        language="json"
        code={trustPolicy(connection, portalAccount(all))}
        copyLabel="Copy trust policy"
      />
      <p className="text-sm text-ink-muted">
        If you know the role that Quarry runs as, name it as the principal instead of the whole account.
      </p>
      <CodeBlock
        title="Permissions policy"
        language="json"
        code={permissionsPolicy()}
        copyLabel="Copy permissions policy"
      />
    </div>
  );
}
