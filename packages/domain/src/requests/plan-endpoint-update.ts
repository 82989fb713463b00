import { ownTags } from "@quarry/aws-core/profiles/tags-schema";
import { buildCalls } from "@quarry/aws-core/endpoints/build-calls";
import type { EndpointCalls } from "@quarry/aws-core/endpoints/build-calls";
import { checkDeployment } from "@quarry/aws-core/endpoints/check-deployment";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { sendsOf } from "@quarry/aws-core/deployments/update-steps";
import { gatherFacts } from "../endpoints/deployment-facts.ts";
import { visibleEndpoints } from "../endpoints/find-endpoints.ts";
import { tokenIfKept, tokenOfDeployment } from "../hub-tokens/token-of-deployment.ts";
import type { KnownContext } from "../operation/context.ts";
import { DomainError, invalidField, notFound } from "../operation/domain-error.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { changesBetween } from "./changes-between.ts";
import type { EndpointUpdatePlan, EndpointUpdateSpec } from "./endpoint-schema.ts";
import { costOf, refuseBlocked } from "./plan-endpoint.ts";
import { refuseFixed } from "./refuse-fixed.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";

/**
 * What would change about an endpoint in service, which calls that takes, what it costs, and the pre-flight.
 * SageMaker keeps what serves until the new one does; where instances change, both run and are paid until then.
 *
 * @throws DomainError `not-found`, `conflict` while it is not in service, `invalid` for what cannot be changed
 */
export async function planEndpointUpdate(
  context: KnownContext,
  { team, spec }: PlanOrder<EndpointUpdateSpec>,
  signal: AbortSignal | undefined,
): Promise<Planned<EndpointUpdatePlan>> {
  const { deployment } = spec;
  const endpoint = await findUpdatable(context, team.id, spec);
  const { connection } = endpoint;
  const before = servedBy(endpoint);
  refuseFixed(before.spec, deployment);
  const changes = changesBetween(before.spec, deployment);
  if (changes.length === 0) throw invalidField("spec.deployment", "Nothing is changed.");
  const generation = endpoint.generation + 1;
  const tags = ownTags(endpoint.requestId ?? "", team.slug);
  const calls = buildCalls(deployment, { generation, tags, before });
  // A model that stays has its token, whether or not it is still kept here.
  const openToken = calls.names.model === before.calls.names.model ? tokenIfKept : tokenOfDeployment;
  const facts = await gatherFacts(deployment, {
    clients: context.aws.clientsFor(connection, deployment.region),
    account: connection.accountId,
    hubEndpoint: context.configuration.hubEndpoint,
    hubToken: await openToken(context, { deployment, teamId: team.id }),
    signal,
  });
  const moves = calls.names.config !== before.calls.names.config;
  // Without new instances none is counted against the quota that is not counted already.
  const book = await loadPriceBook(context.database);
  const checks = checkDeployment(deployment, { ...facts, name: "ours" }, book).filter(
    ({ id }) => moves || id !== "quota",
  );
  refuseBlocked(checks);
  return {
    title: `Update ${endpoint.name}`,
    connection,
    plan: {
      call: {
        operation: "UpdateEndpoint",
        accountId: connection.accountId,
        region: deployment.region,
        input: asJson(calls),
      },
      ...costOf(deployment, book),
      image: calls.createModel.PrimaryContainer?.Image ?? "",
      checks,
      changes,
      hourlyBefore: costOf(before.spec, book).hourlyMicrodollars,
      sends: asJson(sendsOf({ previous: before.calls, calls })),
    },
    atLeast: [],
  };
}

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

/** What serves, as it was asked for and with the calls that made it. */
function servedBy({ spec, calls }: { spec: unknown; calls: unknown }) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- buildCalls wrote it, and it was approved as it is
  return { spec: DeploymentSpec.parse(spec), calls: calls as EndpointCalls };
}

async function findUpdatable(
  { database, actor }: KnownContext,
  teamId: string,
  { endpointId: id }: EndpointUpdateSpec,
) {
  const endpoint = await database.endpoint.findFirst({
    where: { AND: [{ id, teamId, goneAt: null, requestId: { not: null } }, visibleEndpoints(actor)] },
    include: { connection: true },
  });
  if (!endpoint) throw notFound("endpoint");
  const { wish, readyAt, updateRequestId } = endpoint;
  if (updateRequestId !== null) {
    throw new DomainError(
      "conflict",
      "This endpoint is being updated already. Ask again when that has ended.",
    );
  }
  if (wish === "running" && readyAt !== null) return endpoint;
  throw new DomainError(
    "conflict",
    wish === "running"
      ? "Only an endpoint that is in service can be updated, and this one is not there yet."
      : "Only an endpoint that is in service can be updated, and this one is stopped or going.",
  );
}
