import type { EndpointCalls } from "@quarry/aws-core/endpoints/build-calls";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { areSameChanges, changesBetween } from "../requests/changes-between.ts";
import { EndpointUpdatePlan, EndpointUpdateSpec } from "../requests/endpoint-schema.ts";
import type { Attempt } from "../requests/start-attempt.ts";
import { aboutEndpoint, convergeJob } from "./about-endpoint.ts";
import { EndpointParts } from "./schema.ts";

/**
 * Hands an approved update to those that bring the endpoint there, remembering what it was. The request ends when
 * the new configuration serves, or SageMaker has rolled it back. Running it again changes nothing.
 *
 * @throws CannotProvision when the approval does not hold any more, or the endpoint is not in service
 */
export async function updateApproved(context: JobContext, attempt: Attempt): Promise<void> {
  const { request, call, objection } = attempt;
  const { endpointId: id, deployment } = EndpointUpdateSpec.parse(request.spec);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- buildCalls wrote it, and it was approved as it is
  const { names } = call.input as unknown as EndpointCalls;
  const { changes } = EndpointUpdatePlan.parse(request.plan);
  await context.database.$transaction(async (transaction) => {
    const known = await transaction.endpoint.findUniqueOrThrow({ where: { id } });
    const job = convergeJob(id);
    if (known.updateRequestId === request.id) return context.jobs.enqueue(transaction, job);
    if (objection !== null) throw new CannotProvision(objection);
    const { spec, calls, generation } = known;
    const parts = EndpointParts.parse(known.parts ?? { configurations: [], models: [] });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- buildCalls wrote those that serve, too
    const { names: inService } = calls as unknown as EndpointCalls;
    const isAsPlanned = areSameChanges(changesBetween(DeploymentSpec.parse(spec), deployment), changes);
    if (!isAsPlanned || isLeftOver(names, inService, parts)) throw new CannotProvision(changedSince);
    const begun = await transaction.endpoint.updateMany({
      where: { id, goneAt: null, wish: "running", updateRequestId: null, readyAt: { not: null } },
      data: {
        updateRequestId: request.id,
        updateSent: Prisma.DbNull,
        updateFailure: Prisma.DbNull,
        previous: { spec, calls, generation },
        spec: deployment,
        calls: call.input,
        generation: generation + 1,
        parts: {
          configurations: [...new Set([...parts.configurations, names.config])],
          models: [...new Set([...parts.models, names.model])],
        },
        readyAt: null,
        failure: Prisma.DbNull,
      },
    });
    if (begun.count === 0) throw new CannotProvision(notInService);
    await appendEvent(transaction, context, {
      name: "endpoint.update-begun",
      ...aboutEndpoint({ ...known, teamId: request.teamId }),
      after: { requestId: request.id, generation: generation + 1 },
    });
    await context.jobs.enqueue(transaction, job);
  });
}

/** Whether a new part has the name of one that an update left which could not be undone. */
function isLeftOver(
  names: EndpointCalls["names"],
  inService: EndpointCalls["names"],
  { configurations, models }: EndpointParts,
): boolean {
  const { config, model } = names;
  return (
    (config !== inService.config && configurations.includes(config)) ||
    (model !== inService.model && models.includes(model))
  );
}

const changedSince = {
  code: "conflict",
  awsCode: "",
  title: "The endpoint has changed since this was planned",
  cause:
    "Another update of it was carried out meanwhile, so that what was approved is not what would happen.",
  remedy: "Ask for it again as the endpoint is now. AWS was not called.",
};

const notInService = {
  code: "conflict",
  awsCode: "",
  title: "The endpoint cannot be updated now",
  cause: "It is not in service, or another update of it is under way.",
  remedy: "Wait until it serves, then try again. AWS was not called.",
};
