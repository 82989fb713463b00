import type { RoleView } from "@quarry/domain/roles/schema";
import { Arn } from "@quarry/ui/arn";
import { Button } from "@quarry/ui/button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Status } from "@quarry/ui/status";
import { TextLink } from "@quarry/ui/text-link";
import { countDifferences, verdictWords } from "./role-words.ts";

/** The columns of the list of roles. */
export function roleColumns(onLook: (role: RoleView) => void): TableColumn<RoleView>[] {
  return [
    { id: "name", header: "Role", primary: true, cell: (role) => <Name role={role} /> },
    { id: "verdict", header: "Verdict", cell: ({ verdict }) => <Verdict verdict={verdict} /> },
    { id: "services", header: "Works for", cell: ({ services }) => services.join(", ") || "people" },
    {
      id: "made",
      header: "Made by",
      cell: ({ requestId }) =>
        requestId === null ? "somebody else" : <TextLink href={`/requests/${requestId}`}>a request</TextLink>,
    },
    {
      id: "differences",
      header: "Differences",
      phone: "full",
      cell: ({ differences }) => countDifferences(differences),
    },
    {
      id: "actions",
      header: "Actions",
      headerHidden: true,
      align: "end",
      cell: (role) => <LookButton role={role} onLook={onLook} />,
    },
  ];
}

interface LookButtonProps {
  role: RoleView;
  onLook: (role: RoleView) => void;
}

function LookButton({ role, onLook }: LookButtonProps) {
  const label = role.differences.length === 0 ? "Details" : "Details and repair";
  return (
    <Button size="sm" aria-label={`${label}: ${role.name}`} onClick={() => onLook(role)}>
      {label}
    </Button>
  );
}

function Name({ role: { name, arn } }: { role: RoleView }) {
  return (
    <span className="flex flex-col">
      <span className="break-all">{name}</span>
      <Arn arn={arn} />
    </span>
  );
}

function Verdict({ verdict }: Pick<RoleView, "verdict">) {
  const { kind, word } = verdictWords(verdict);
  return <Status kind={kind}>{word}</Status>;
}
