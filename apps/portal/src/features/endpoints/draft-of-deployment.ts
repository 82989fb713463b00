import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import type { DeploymentView, UpdateView } from "@quarry/domain/requests/schema";
import { emptyDeployDraft } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { deploymentOf } from "./deployment-of.ts";

/** An account as it may be asked for something in. */
interface Place {
  id: string;
  accountId: string;
}

/** A draft that changes an endpoint, filled in with how it is. Throws for an endpoint that was only found. */
export function draftOfEndpoint(endpoint: EndpointDetailView, places: readonly Place[]): DeployDraft {
  const { id, account, teamSlug } = endpoint;
  return {
    ...draftOfSpec(deploymentOf(endpoint)),
    endpointId: id,
    team: teamSlug ?? "",
    ...placeOf(account.id, places),
  };
}

/** A draft of a pending request for an endpoint or its update; whose it is stays as it is. */
export function draftOfRequest(request: DeploymentView | UpdateView, places: readonly Place[]): DeployDraft {
  const { account, spec } = request;
  const { ticket, justification } = spec;
  const team = request.teamSlug;
  const draft = { ...draftOfSpec(spec.deployment), team, ticket, justification, accountId: account.id };
  if ("endpointId" in spec) {
    return { ...draft, endpointId: spec.endpointId, ...placeOf(account.id, places) };
  }
  const { connectionId, purpose, hoursToLive } = spec;
  return { ...draft, connectionId, purpose, hoursToLive };
}

const placeOf = (accountId: string, places: readonly Place[]) => ({
  accountId,
  connectionId: places.find((place) => place.accountId === accountId)?.id ?? "",
});

function draftOfSpec(spec: DeploymentSpec): DeployDraft {
  const { name, region, roleArn, environment, instances, scaling, timeouts, tags } = spec;
  return {
    ...emptyDeployDraft,
    ...modelOf(spec),
    ...imageOf(spec),
    ...placementOf(spec),
    ...networkOf(spec),
    name,
    region,
    roleArn,
    environment: Object.entries(environment).map(([key, value]) => ({ key, value })),
    instanceType: instances.type,
    instances: instances.count,
    managed: instances.managed,
    volumeGb: instances.volumeGb,
    scaling,
    timeouts,
    async: asyncOf(spec),
    tags,
  };
}

function modelOf({ model }: DeploymentSpec): Partial<DeployDraft> {
  if (model.source === "s3") return { source: "s3", artefact: model.uri };
  const { repository, revision, access } = model;
  return {
    source: "hub",
    repository,
    revision,
    served: { repository, revision },
    access: access.kind,
    ...(access.kind === "token" && { tokenId: access.tokenId }),
    ...(access.kind === "secret" && { secretArn: access.secretArn }),
  };
}

function imageOf({ image }: DeploymentSpec): Partial<DeployDraft> {
  return image.from === "aws"
    ? { imageFrom: "aws", imageKind: image.kind, imageVersion: image.version }
    : { imageFrom: "own", imageUri: image.uri, imageBody: image.body };
}

function placementOf({ placement }: DeploymentSpec): Partial<DeployDraft> {
  if (placement.mode === "MODEL_BASED") return { placement: placement.mode };
  const { mode, copies, accelerators, cpus, memoryMib } = placement;
  return { placement: mode, component: { copies, accelerators, cpus, memoryMib } };
}

function networkOf({ network: { vpc, isolated, kmsKey } }: DeploymentSpec): Partial<DeployDraft> {
  return {
    subnets: vpc?.subnets.join(", ") ?? "",
    securityGroups: vpc?.securityGroups.join(", ") ?? "",
    isIsolated: isolated,
    kmsKey: kmsKey ?? "",
  };
}

function asyncOf({ async: asynchronous }: DeploymentSpec): DeployDraft["async"] {
  if (asynchronous === null) return null;
  const { failurePath, successTopic, errorTopic, ...rest } = asynchronous;
  return {
    ...rest,
    failurePath: failurePath ?? "",
    successTopic: successTopic ?? "",
    errorTopic: errorTopic ?? "",
  };
}
