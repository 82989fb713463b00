import { ownTags } from "@quarry/aws-core/profiles/tags-schema";
import { buildCalls } from "@quarry/aws-core/endpoints/build-calls";
import { checkDeployment } from "@quarry/aws-core/endpoints/check-deployment";
import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { priceOfInstances } from "@quarry/aws-core/instances/price-of-instances";
import type { PriceBook } from "@quarry/aws-core/prices/price-book";
import { gatherFacts } from "../endpoints/deployment-facts.ts";
import { tokenOfDeployment } from "../hub-tokens/token-of-deployment.ts";
import type { KnownContext } from "../operation/context.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { DomainError } from "../operation/domain-error.ts";
import { findTeamConnection } from "./find-usable-connection.ts";
import type { EndpointPlan, EndpointSpec } from "./endpoint-schema.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";

/**
 * What would be made for an endpoint: every call, the pre-flight and the price. Changes nothing.
 *
 * @throws DomainError `invalid` where a check says that it cannot work, with one detail for each
 */
export async function planEndpoint(
  context: KnownContext,
  { team, spec, requestId }: PlanOrder<EndpointSpec>,
  signal: AbortSignal | undefined,
): Promise<Planned<EndpointPlan>> {
  const { deployment } = spec;
  const { connectionId } = spec;
  const { region } = deployment;
  const place = { teamId: team.id, connectionId, region, regionField: "spec.deployment.region" };
  const connection = await findTeamConnection(context, place);
  const facts = await gatherFacts(deployment, {
    clients: context.aws.clientsFor(connection, deployment.region),
    account: connection.accountId,
    hubEndpoint: context.configuration.hubEndpoint,
    hubToken: await tokenOfDeployment(context, { deployment, teamId: team.id }),
    signal,
  });
  const book = await loadPriceBook(context.database);
  const checks = checkDeployment(deployment, facts, book);
  refuseBlocked(checks);
  const calls = buildCalls(deployment, { generation: 1, tags: ownTags(requestId, team.slug) });
  return {
    title: `Endpoint ${deployment.name}`,
    connection,
    plan: {
      call: {
        operation: "CreateEndpoint",
        accountId: connection.accountId,
        region: deployment.region,
        input: JSON.parse(JSON.stringify(calls)),
      },
      ...costOf(deployment, book),
      image: calls.createModel.PrimaryContainer?.Image ?? "",
      checks,
    },
    atLeast: [],
  };
}

/** @throws DomainError `invalid` with one detail for each check that says it cannot work */
export function refuseBlocked(checks: EndpointPlan["checks"]): void {
  const blocked = checks.filter(({ verdict }) => verdict === "blocked");
  const details = blocked.map(({ id, why, remedy }) => ({
    path: `spec.deployment.${id}`,
    message: `${why} ${remedy ?? ""}`.trim(),
  }));
  if (details[0]) throw new DomainError("invalid", details[0].message, { details });
}

/** What the plan says of money: an estimate for a month in which it never stops. */
export function costOf(
  { instances, region }: DeploymentSpec,
  book: PriceBook,
): Pick<EndpointPlan, "cost" | "hourlyMicrodollars"> {
  const price = priceOfInstances({ type: instances.type, region, count: instances.count }, book);
  if ("unknown" in price) {
    return { cost: { monthlyMicrodollars: null, explanation: price.unknown }, hourlyMicrodollars: null };
  }
  return {
    cost: {
      monthlyMicrodollars: String(price.microdollarsPerMonth),
      explanation: `For 730 hours. ${price.explanation}`,
    },
    hourlyMicrodollars: String(price.microdollarsPerHour),
  };
}
