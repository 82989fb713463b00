import type { DocumentView } from "@quarry/domain/roles/document-schema";
import { Callout } from "@quarry/ui/callout";
import { Tabs } from "@quarry/ui/tabs";
import { DocumentPanel } from "./document-panel.tsx";

interface DocumentTabsProps {
  trust: DocumentView | null;
  permissions: DocumentView | null;
  managedPolicyArns: readonly string[];
  warnings: readonly string[];
}

/** Who may work as an identity and what it may do, each statement explained. */
export function DocumentTabs({ trust, permissions, managedPolicyArns, warnings }: DocumentTabsProps) {
  const tabs = [
    ...(trust ? [{ id: "trust", label: "Who may work as it", panel: <Trust document={trust} /> }] : []),
    ...(permissions
      ? [{ id: "permissions", label: "What it may do", panel: <Permissions document={permissions} /> }]
      : []),
    ...(managedPolicyArns.length > 0
      ? [{ id: "managed", label: "Policies of AWS", panel: <Managed arns={managedPolicyArns} /> }]
      : []),
  ];
  return (
    <div className="flex flex-col gap-3">
      {warnings.length === 0 ? null : (
        <Callout tone="warning" title="Before you use it">
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Tabs label="Documents" tabs={tabs} />
    </div>
  );
}

function Trust({ document }: { document: DocumentView }) {
  const note = "The trust policy of the role.";
  return <DocumentPanel document={document} label="trust policy" filename="trust.json" note={note} />;
}

function Permissions({ document }: { document: DocumentView }) {
  const note = "The one policy that it is given.";
  return (
    <DocumentPanel document={document} label="permission policy" filename="permissions.json" note={note} />
  );
}

function Managed({ arns }: { arns: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {arns.map((arn) => (
        <li key={arn} className="font-mono text-xs break-all">
          {arn}
        </li>
      ))}
    </ul>
  );
}
