import type { EndpointCalls } from "@quarry/aws-core/endpoints/build-calls";
import type { JobContext } from "../jobs/job-context.ts";
import type { EndpointWish } from "./schema.ts";
import { EndpointParts } from "./schema.ts";
import { updateOf } from "./update-of-pass.ts";

/** One pass of a worker at an endpoint, with the fence that its results must carry. */
export type Pass = NonNullable<Awaited<ReturnType<typeof startPass>>>;

/**
 * Takes an endpoint for one pass: raises the fence and reads what people want of it. Null when nothing is wanted,
 * or nothing is left.
 */
export async function startPass({ database }: JobContext, endpointId: string) {
  return database.$transaction(async (transaction) => {
    const taken = await transaction.endpoint.updateMany({
      where: { id: endpointId, goneAt: null, wish: { not: null } },
      data: { attempt: { increment: 1 } },
    });
    if (taken.count === 0) return null;
    const { connection, wish, parts, calls, ...endpoint } = await transaction.endpoint.findUniqueOrThrow({
      where: { id: endpointId },
      include: { connection: true },
    });
    if (wish === null) return null;
    return {
      endpoint,
      connection,
      wish: wish satisfies EndpointWish,
      parts: EndpointParts.parse(parts ?? { configurations: [], models: [] }),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- buildCalls wrote it, and it was approved as it is
      calls: calls as unknown as EndpointCalls | null,
      update: updateOf(endpoint),
      attempt: endpoint.attempt,
    };
  });
}
