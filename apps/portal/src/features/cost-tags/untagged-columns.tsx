import type { UntaggedCarrier } from "@quarry/domain/costs/doctor/untagged-schema";
import { Button } from "@quarry/ui/button";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { TextLink } from "@quarry/ui/text-link";

/** The columns of what lacks a tag; `onFix` opens the dialog that sets it. */
export function untaggedColumns(onFix: (carrier: UntaggedCarrier) => void): TableColumn<UntaggedCarrier>[] {
  return [
    {
      id: "name",
      header: "Profile or endpoint",
      primary: true,
      cell: ({ name, href }) => <TextLink href={href}>{name}</TextLink>,
    },
    {
      id: "teams",
      header: "Team",
      cell: ({ teams }) =>
        teams.length === 0 ? <span className="text-ink-faint">none</span> : teams.join(", "),
    },
    {
      id: "amount",
      header: "Not tagged",
      align: "end",
      cell: ({ amount, source }) => <Amount amount={amount} source={source} />,
    },
    {
      id: "suggestion",
      header: "Probably",
      wrap: true,
      phone: "full",
      cell: ({ suggestion, kind }) =>
        suggestion ? (
          <span className="flex flex-col">
            <code className="font-mono text-xs">{suggestion.value}</code>
            <span className="text-xs text-ink-muted">{suggestion.reason}</span>
          </span>
        ) : (
          <span className="text-ink-faint">
            {kind === "endpoint" ? "Tags of an endpoint are set by an update" : "Nothing speaks for a value"}
          </span>
        ),
    },
    {
      id: "fix",
      header: "Fix",
      headerHidden: true,
      align: "end",
      cell: (carrier) =>
        carrier.mayFix ? (
          <Button size="sm" onClick={() => onFix(carrier)}>
            Set tag
          </Button>
        ) : null,
    },
  ];
}

function Amount({ amount, source }: Pick<UntaggedCarrier, "amount" | "source">) {
  if (amount === null) return <span className="text-ink-faint">unknown</span>;
  return (
    <span className="flex flex-col items-end">
      <Money amount={amount} />
      <span className="text-xs text-ink-faint">{source === "billed" ? "as billed" : "by its tokens"}</span>
    </span>
  );
}
