import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { ReceiptText } from "lucide-react";

/** What to do while no bill is read: for an admin the way to connect one, for others whom to ask. */
export function NoBill({ mayGovern }: { mayGovern: boolean }) {
  return (
    <EmptyState
      framed
      icon={<ReceiptText aria-hidden />}
      title="No bill is connected"
      description={
        mayGovern
          ? "Choose the connection of the account that pays. Quarry reads its bill with Cost Explorer, for at most $0.10 a day unless you allow more, or from a Data Export."
          : "An admin of Quarry connects the bill of the account that pays, under Settings, Costs. Ask one of them."
      }
      action={
        mayGovern ? (
          <LinkButton variant="primary" href="/settings/costs">
            Connect a bill
          </LinkButton>
        ) : null
      }
    />
  );
}
