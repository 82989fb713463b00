import { accessDenied } from "../../access/authorize.ts";
import type { Call } from "../../server/call.ts";
import { findModel, findSystemProfile, isOnDemand, modelArn, modelsIn } from "../../seed/catalog.ts";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import { notFound, validationError } from "../../wire/aws-error.ts";
import type { Access } from "../../wire/service.ts";
import { endOfLife } from "../bedrock/end-of-life.ts";
import { isVisible, readReference, referenceArn } from "../bedrock/find-profile.ts";
import { profileTable } from "../bedrock/profile-rows.ts";

export type InvokeAction = "bedrock:InvokeModel" | "bedrock:InvokeModelWithResponseStream";

type Route = {
  model: FoundationModel;
  /** The profile named, if any, with its tags. */
  profile: { arn: string; tags: Readonly<Record<string, string>> } | undefined;
  /** The models that may serve the call. */
  modelArns: readonly string[];
};

const invalidIdentifier = (): Error => validationError("The provided model identifier is invalid.");

/** What IAM checks: the profile and every model behind it, or the model alone. */
export function invokeAccess(call: Call, action: InvokeAction, identifier: string): Access[] {
  const route = findRoute(call, identifier);
  if (route === undefined) return [{ action, resource: namedResource(call, identifier) }];
  const { profile } = route;
  const models = route.modelArns.map((resource) => ({
    action,
    resource,
    ...(profile && { throughProfile: profile.arn }),
  }));
  return profile === undefined
    ? models
    : [{ action, resource: profile.arn, resourceTags: profile.tags }, ...models];
}

/**
 * The model behind an id or ARN of a foundation model or of either kind of profile.
 * Throws as AWS does: on-demand refusal, unknown identifier, missing ARN, another account's profile, end of life.
 */
export function resolveModel(call: Call, action: InvokeAction, identifier: string): FoundationModel {
  requireOwnAccount(call, action, identifier);
  const route = findRoute(call, identifier);
  if (route === undefined) throw unresolved(call, identifier);
  const end = endOfLife(route.model, call.world);
  if (end !== undefined && end <= call.world.clock.now()) {
    throw notFound(
      "This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
    );
  }
  if (route.profile === undefined && !isOnDemand(route.model, call.region)) {
    throw validationError(
      `Invocation of model ID ${route.model.id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    );
  }
  return route.model;
}

/** The foundation model of a bare id or ARN, for calls that take no profile. */
export function resolveFoundationModel(call: Call, identifier: string): FoundationModel {
  const model = modelsIn(call.region).find(({ id }) => id === foundationModelId(identifier, call.region));
  if (model === undefined) throw invalidIdentifier();
  return model;
}

function findRoute(call: Call, identifier: string): Route | undefined {
  if (/:application-inference-profile\//.test(identifier)) return applicationRoute(call, identifier);
  const reference = readReference(identifier, call);
  const isElsewhere = reference.region !== call.region || reference.account !== call.account;
  const system = isElsewhere ? undefined : findSystemProfile(reference.id, call.region);
  if (system !== undefined && reference.kind === "inference-profile") {
    return {
      model: system.model,
      profile: { arn: referenceArn(reference), tags: {} },
      modelArns: system.modelArns,
    };
  }
  const id = foundationModelId(identifier, call.region);
  const model = modelsIn(call.region).find((known) => known.id === id);
  return model && { model, profile: undefined, modelArns: [modelArn(model.id, call.region)] };
}

function applicationRoute(call: Call, identifier: string): Route | undefined {
  const reference = readReference(identifier, call);
  if (reference.region !== call.region) return undefined;
  const row = call.world.tables.rows(profileTable, reference).get(reference.id);
  if (row === undefined || !isVisible(call, row)) return undefined;
  const [firstArn = ""] = row.modelArns;
  const model = findModel(firstArn.slice(firstArn.indexOf("/") + 1));
  return (
    model && { model, profile: { arn: referenceArn(reference), tags: row.tags }, modelArns: row.modelArns }
  );
}

function foundationModelId(identifier: string, region: string): string | undefined {
  const arn = /^arn:aws[a-z-]*:bedrock:([a-z0-9-]*)::foundation-model\/(.+)$/.exec(identifier);
  if (arn === null) return identifier.startsWith("arn:") ? undefined : identifier;
  return arn[1] === region || arn[1] === "" ? arn[2] : undefined;
}

function requireOwnAccount(call: Call, action: InvokeAction, identifier: string): void {
  if (!/:(application-)?inference-profile\//.test(identifier)) return;
  const reference = readReference(identifier, call);
  if (reference.account === call.account) return;
  const access = { action, resource: referenceArn(reference) };
  throw accessDenied(call.principal, access, `because no resource-based policy allows the ${action} action`);
}

function unresolved(call: Call, identifier: string): Error {
  if (!/:application-inference-profile\//.test(identifier)) return invalidIdentifier();
  return readReference(identifier, call).region === call.region
    ? notFound("The specified resource ARN was not found.")
    : invalidIdentifier();
}

function namedResource(call: Call, identifier: string): string {
  if (identifier.startsWith("arn:")) return identifier;
  return modelArn(identifier, call.region);
}
