import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { ExtensionSpec } from "../requests/extension-schema.ts";
import { settleRequest } from "../requests/settle-request.ts";
import type { Attempt } from "../requests/start-attempt.ts";
import { aboutEndpoint } from "./about-endpoint.ts";

/**
 * Moves the end of an endpoint to the approved time, in the transaction that ends the request. AWS is not called.
 *
 * @throws CannotProvision with an objection, and when the endpoint goes or is gone
 */
export async function extendApproved(context: JobContext, attempt: Attempt): Promise<void> {
  const { request, connection, objection } = attempt;
  if (objection !== null) throw new CannotProvision(objection);
  const { endpointId: id, endsAt } = ExtensionSpec.parse(request.spec);
  const endpoint = await context.database.endpoint.findUniqueOrThrow({ where: { id } });
  const { partition, accountId } = connection;
  const arn =
    endpoint.arn ?? `arn:${partition}:sagemaker:${endpoint.region}:${accountId}:endpoint/${endpoint.name}`;
  await settleRequest(context, attempt, {
    arn,
    async keep(transaction) {
      const moved = await transaction.endpoint.updateMany({
        where: { id, goneAt: null, wish: { in: ["running", "stopped"] } },
        data: { endsAt, endNoticedAt: null },
      });
      if (moved.count === 0) throw new CannotProvision(isGoing);
      await appendEvent(transaction, context, {
        name: "endpoint.life-set",
        ...aboutEndpoint(endpoint),
        before: { endsAt: endpoint.endsAt?.toISOString() ?? null },
        after: { endsAt, requestId: request.id },
      });
    },
  });
}

const isGoing = {
  code: "conflict",
  awsCode: "",
  title: "The endpoint has ended",
  cause: "It was deleted, or its end came, before this was approved.",
  remedy: "Ask for a new endpoint. AWS was not called.",
};
