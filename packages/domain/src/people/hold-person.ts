import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { platformRoles } from "../operation/roles.ts";
import { personStatuses } from "./schema.ts";
import { noSuchPerson } from "./unknown.ts";

const HeldPerson = z.object({
  id: z.uuid(),
  name: z.string(),
  platformRole: z.enum(platformRoles).nullable(),
  status: z.enum(personStatuses),
});
type HeldPerson = z.infer<typeof HeldPerson>;

interface Held {
  person: HeldPerson;
  /** Ids of all active admins. */
  admins: readonly string[];
}

/**
 * A person whose role or status is about to change, held with every active admin until the transaction ends: of two
 * admins who change each other at the same moment the second sees what the first did.
 *
 * @throws DomainError `not-found` when there is no such person; `forbidden` or `conflict` where the change would
 *   leave the portal without an admin: of oneself, of the last one, or by somebody who lost the role a moment ago
 */
export async function holdForChange(
  context: KnownContext,
  transaction: Transaction,
  id: string,
): Promise<HeldPerson> {
  const held = await holdPerson(transaction, id);
  refuseLockout(context, held);
  return held.person;
}

async function holdPerson(transaction: Transaction, id: string): Promise<Held> {
  const rows = await transaction.$queryRaw`
    SELECT "id", "name", "platformRole", "status" FROM "User"
    WHERE "id" = ${id}::uuid OR ("platformRole" = 'admin' AND "status" = 'active')
    ORDER BY "id" FOR NO KEY UPDATE`;
  const held = z.array(HeldPerson).parse(rows);
  const person = held.find((one) => one.id === id);
  if (!person) throw noSuchPerson();
  return { person, admins: held.filter(isActiveAdmin).map((one) => one.id) };
}

function refuseLockout(context: KnownContext, { person, admins }: Held): void {
  const { userId } = personOf(context);
  if (person.id === userId) {
    throw new DomainError(
      "forbidden",
      "Your own role in the portal and your own access are changed by another admin.",
    );
  }
  if (admins.length === 1 && admins[0] === person.id) {
    throw new DomainError("conflict", "This is the last active admin. Make somebody else an admin first.");
  }
  if (!admins.includes(userId)) {
    throw new DomainError("forbidden", "You are no longer an admin: another admin has just changed that.");
  }
}

const isActiveAdmin = ({ platformRole, status }: HeldPerson): boolean =>
  platformRole === "admin" && status === "active";
