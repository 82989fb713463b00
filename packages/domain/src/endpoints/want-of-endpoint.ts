import { Prisma } from "@quarry/database/generated/client";
import type { Endpoint } from "@quarry/database/generated/client";
import type { Context, Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { convergeJob } from "./about-endpoint.ts";
import type { EndpointWish } from "./schema.ts";

interface Want {
  wish: EndpointWish;
  /** The wishes from which it can be reached. */
  from: readonly EndpointWish[];
  /** Completes "This endpoint …" when it cannot. */
  otherwise: string;
}

/**
 * Writes down what is wanted of an endpoint and leaves a job in the same transaction. An endpoint that was only
 * found has no wish yet, and takes any.
 *
 * @throws DomainError `conflict` when somebody else wanted something meanwhile
 */
export async function wantOfEndpoint(
  transaction: Transaction,
  { jobs }: Pick<Context, "jobs">,
  { endpoint, want: { wish, from, otherwise } }: { endpoint: Pick<Endpoint, "id">; want: Want },
): Promise<void> {
  const { id } = endpoint;
  const wanted = await transaction.endpoint.updateMany({
    where: { id, goneAt: null, OR: [{ wish: null }, { wish: { in: [...from] } }] },
    data: { wish, wishedAt: new Date(), failure: Prisma.DbNull, readyAt: null },
  });
  if (wanted.count === 0) throw new DomainError("conflict", `This endpoint ${otherwise}`);
  await jobs.enqueue(transaction, convergeJob(id));
}
