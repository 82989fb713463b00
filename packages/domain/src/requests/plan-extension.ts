import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { refuseEnd } from "../endpoints/refuse-end.ts";
import { visibleEndpoints } from "../endpoints/find-endpoints.ts";
import type { KnownContext } from "../operation/context.ts";
import { DomainError, invalidField, notFound } from "../operation/domain-error.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import type { ExtensionPlan, ExtensionSpec } from "./extension-schema.ts";
import { costOf } from "./plan-endpoint.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";

/**
 * What a later end of an endpoint costs. An earlier one needs nobody's approval.
 *
 * @throws DomainError `not-found`, `conflict` when it goes already, `invalid` for an end that is not later
 */
export async function planExtension(
  { database, actor }: KnownContext,
  { team, spec: { endpointId: id, endsAt } }: PlanOrder<ExtensionSpec>,
): Promise<Planned<ExtensionPlan>> {
  const endpoint = await database.endpoint.findFirst({
    where: {
      AND: [{ id, teamId: team.id, goneAt: null, requestId: { not: null } }, visibleEndpoints(actor)],
    },
    include: { connection: true },
  });
  if (!endpoint) throw notFound("endpoint");
  if (endpoint.wish === "deleted") throw new DomainError("conflict", "This endpoint is being deleted.");
  if (endpoint.endsAt === null) throw new DomainError("conflict", "This endpoint has no end.");
  const end = endsAt === null ? null : new Date(endsAt);
  refuseEnd(end, "spec.endsAt");
  if (end && end <= endpoint.endsAt) {
    throw invalidField("spec.endsAt", "This is not later. Set an earlier end yourself.");
  }
  const { connection, region, name } = endpoint;
  const input = { endpointName: name, endsAt: end?.toISOString() ?? null };
  return {
    title: `Extend ${name}`,
    connection,
    plan: {
      call: { operation: "ExtendEndpoint", accountId: connection.accountId, region, input },
      ...costOf(DeploymentSpec.parse(endpoint.spec), await loadPriceBook(database)),
      endsBefore: endpoint.endsAt.toISOString(),
    },
    atLeast: [],
  };
}
