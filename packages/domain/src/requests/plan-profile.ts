import { ownTags } from "@quarry/aws-core/profiles/tags-schema";
import { modelAccess } from "@quarry/aws-core/models/model-access";
import { invokeProfilePolicy } from "@quarry/aws-core/policies/invoke-profile-policy";
import { countProfiles } from "@quarry/aws-core/profiles/count-profiles";
import type { Connection } from "@quarry/database/generated/client";
import type { KnownContext } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { policyFor } from "../tags/policy-for.ts";
import { checkSpec } from "./check-spec.ts";
import { aliasesOf } from "./planned-aliases.ts";
import { checkStudioProject, studioOf, studioTagsOf } from "./studio-wish.ts";
import { estimateCost } from "./estimate-cost.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { findTeamConnection } from "./find-usable-connection.ts";
import { findSource } from "./find-source.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";
import type { Plan, ProfileSpec, SourceView } from "./schema.ts";

/**
 * What would be made, from AWS as it is now: the call with every field, who may use the model, what is left of
 * the quota, the price and what exists already. Changes nothing.
 *
 * @throws DomainError `invalid` where AWS would refuse the call, `limit` when the Region's quota is used up
 */
export async function planProfile(
  context: KnownContext,
  { team, spec, requestId }: PlanOrder<ProfileSpec>,
  signal: AbortSignal | undefined,
): Promise<Planned<Plan>> {
  const connection = await findTeamConnection(context, { ...spec, teamId: team.id });
  checkSpec(spec, await policyFor(context.database, team.id));
  const clients = context.aws.clientsFor(connection, spec.region);
  await checkStudioProject(context.database, team.id, spec);
  const aliases = await aliasesOf(context.database, team, spec);
  const source = await findSource(clients, { ...spec, accountId: connection.accountId }, signal);
  const [access, quota, duplicates, book] = await Promise.all([
    modelAccess(
      {
        modelId: source.baseModelId,
        regions: source.destinationRegions,
        clientsIn: (destination) => context.aws.clientsFor(connection, destination),
      },
      signal,
    ),
    countProfiles(clients, signal),
    findDuplicates(context.database, { connection, spec, source, teamId: team.id }),
    loadPriceBook(context.database),
  ]);
  // A default that AWS may have raised refuses nothing: what does not fit is refused by AWS itself.
  if (!quota.isLimitAssumed && quota.used >= quota.limit) {
    throw new DomainError(
      "limit",
      `${spec.region} of account ${connection.accountId} has ${quota.used} of ${quota.limit} application inference profiles. Delete one that nobody uses, or have quota L-40EC9882 raised in Service Quotas.`,
    );
  }
  const plan: Plan = {
    call: plannedCall({ connection, spec, team, requestId }),
    model: {
      baseModelId: source.baseModelId,
      routing: source.routing,
      destinationRegions: source.destinationRegions,
      residency: source.residency,
    },
    access,
    quota,
    cost: estimateCost(spec, { ...source, region: spec.region }, book),
    policy: JSON.stringify(policyOf(connection, spec, source), null, 2),
    studio: studioOf(spec),
    aliases,
    duplicates: duplicates
      .filter(({ id }) => id !== spec.replaces)
      .map(({ arn, name, why }) => ({ arn, name, why })),
  };
  return { title: spec.name, plan, connection, atLeast: [] };
}

function plannedCall({
  connection,
  spec,
  team,
  requestId,
}: PlanOrder<ProfileSpec> & { connection: Connection }): Plan["call"] {
  return {
    operation: "CreateInferenceProfile",
    accountId: connection.accountId,
    region: spec.region,
    input: {
      inferenceProfileName: spec.name,
      ...(spec.description !== "" && { description: spec.description }),
      modelSource: { copyFrom: spec.source },
      clientRequestToken: requestId,
      tags: [...spec.tags, ...studioTagsOf(spec), ...ownTags(requestId, team.slug)],
    },
  };
}

function policyOf(connection: Connection, spec: ProfileSpec, source: SourceView) {
  return invokeProfilePolicy({
    profileArn: `arn:${connection.partition}:bedrock:${spec.region}:${connection.accountId}:application-inference-profile/*`,
    baseModelId: source.baseModelId,
    destinationRegions: source.destinationRegions,
    routing: source.routing,
  });
}
