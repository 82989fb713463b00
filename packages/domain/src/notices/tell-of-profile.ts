import type { Transaction } from "../operation/context.ts";
import { appendNotices } from "./append-notices.ts";
import type { Teller, Told } from "./append-notices.ts";
import { approversOf } from "./approvers-of.ts";

/** Tells every team that has a profile of its end: who brought it in, and the approvers. */
export async function tellOfProfile(
  transaction: Transaction,
  context: Teller,
  { id, name, ...told }: Told<"profile.ending" | "profile.ended"> & { id: string; name: string },
): Promise<void> {
  const adoptions = await transaction.adoption.findMany({
    where: { profileId: id },
    orderBy: { teamId: "asc" },
  });
  for (const { teamId, adoptedById } of adoptions) {
    await appendNotices(transaction, context, {
      ...told,
      subject: { kind: "profile", id, label: name },
      teamId,
      occasion: told.facts.day,
      people: [adoptedById, ...(await approversOf(transaction, teamId))],
    });
  }
}
