import type { EndpointCalls } from "@quarry/aws-core/endpoints/build-calls";
import { Prisma } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { hours } from "../operation/units.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { DeploymentCall, EndpointPlan, EndpointSpec } from "../requests/endpoint-schema.ts";
import type { Attempt } from "../requests/start-attempt.ts";
import { aboutEndpoint, convergeJob } from "./about-endpoint.ts";

/**
 * Hands an approved endpoint to those that bring it up: writes down what is wanted and leaves a job. The request
 * ends when the endpoint serves, or cannot. Running it again changes nothing.
 *
 * @throws CannotProvision when its approval does not hold any more and nothing was begun
 */
export async function deployApproved(context: JobContext, attempt: Attempt): Promise<void> {
  const { request, objection } = attempt;
  await context.database.$transaction(async (transaction) => {
    const known = await transaction.endpoint.findUnique({ where: { requestId: request.id } });
    const isBegun = known !== null && known.goneAt === null && known.wish === "running";
    if (objection !== null && !isBegun) throw new CannotProvision(objection);
    const { id, name } = known ? await wantAgain(transaction, known.id) : await want(transaction, attempt);
    if (!known) {
      await appendEvent(transaction, context, {
        name: "endpoint.asked-for",
        ...aboutEndpoint({ id, name, teamId: request.teamId }),
        after: { requestId: request.id },
      });
    }
    await context.jobs.enqueue(transaction, convergeJob(id));
  });
}

const wantAgain = (transaction: Transaction, id: string) =>
  transaction.endpoint.update({
    where: { id },
    data: { wish: "running", wishedAt: new Date(), goneAt: null, failure: Prisma.DbNull },
    select: { id: true, name: true },
  });

async function want(transaction: Transaction, { request, connection, call }: Attempt) {
  const { deployment, hoursToLive } = EndpointSpec.parse(request.spec);
  const { hourlyMicrodollars } = EndpointPlan.parse(request.plan);
  const { input, region } = DeploymentCall.parse(call);
  const { type, count } = deployment.instances;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- buildCalls wrote it, and it was approved as it is
  const { names } = input as unknown as EndpointCalls;
  return transaction.endpoint.create({
    data: {
      connectionId: connection.id,
      region,
      name: deployment.name,
      teamId: request.teamId,
      ownerId: request.beneficiaryId ?? request.requesterId,
      requestId: request.id,
      spec: deployment,
      calls: input,
      parts: { configurations: [names.config], models: [names.model] },
      wish: "running",
      wishedAt: new Date(),
      instanceType: type,
      instances: count,
      microdollarsPerHour: hourlyMicrodollars === null ? null : BigInt(hourlyMicrodollars) / BigInt(count),
      endsAt: hoursToLive === null ? null : new Date(Date.now() + hours(hoursToLive)),
    },
    select: { id: true, name: true },
  });
}
