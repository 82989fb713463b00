import type { Transaction } from "../operation/context.ts";
import { appendNotices } from "./append-notices.ts";
import type { Teller, Told } from "./append-notices.ts";
import { approversOf } from "./approvers-of.ts";

type EndpointTold = Told<Extract<Told["kind"], `endpoint.${string}`>>;

/** Tells the owner of an endpoint and the approvers of its team. What belongs to no team is told to nobody. */
export async function tellOfEndpoint(
  transaction: Transaction,
  context: Teller,
  { id, occasion, ...told }: EndpointTold & { id: string; occasion: string },
): Promise<void> {
  const { name, teamId, ownerId } = await transaction.endpoint.findUniqueOrThrow({ where: { id } });
  if (teamId === null) return;
  await appendNotices(transaction, context, {
    ...told,
    subject: { kind: "endpoint", id, label: name },
    teamId,
    occasion,
    people: [ownerId, ...(await approversOf(transaction, teamId))],
  });
}
