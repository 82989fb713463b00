import type { Change } from "../audit/append-event.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { holdForChange } from "./hold-person.ts";
import type { PersonView } from "./schema.ts";

/**
 * Lets a person in or shuts them out.
 *
 * @returns what the audit trail says of it
 * @throws DomainError `not-found`, `forbidden` or `conflict`, as `holdForChange` does
 */
export async function setStatus(
  context: KnownContext,
  transaction: Transaction,
  { id, status }: Pick<PersonView, "id" | "status">,
): Promise<Change> {
  const before = await holdForChange(context, transaction, id);
  await transaction.user.update({ where: { id }, data: { status } });
  return {
    subject: { kind: "person", id, label: before.name },
    before: { status: before.status },
    after: { status },
  };
}
