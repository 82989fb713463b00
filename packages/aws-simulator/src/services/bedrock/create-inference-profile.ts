import { createHash } from "node:crypto";
import type { CreateInferenceProfileRequest, CreateInferenceProfileResponse } from "@aws-sdk/client-bedrock";
import type { Call } from "../../server/call.ts";
import { findModel, findSystemProfile, isOnDemand, modelArn } from "../../seed/catalog.ts";
import { AwsError, notFound, validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { profileQuota } from "../service-quotas/find-quota.ts";
import { applicationProfileArn, profileTable, randomProfileId, tokenTable } from "./profile-rows.ts";
import type { ProfileRow } from "./profile-rows.ts";
import { readTags, requireTagLimit } from "./tags.ts";

type Input = Checked<CreateInferenceProfileRequest>;

export const createInferenceProfile = operation<
  CreateInferenceProfileRequest,
  CreateInferenceProfileResponse
>("CreateInferenceProfile", {
  effect: "write",
  access: (call, input) => [
    {
      action: "bedrock:CreateInferenceProfile",
      resource: `arn:aws:bedrock:${call.region}:${call.account}:application-inference-profile/*`,
    },
    { action: "bedrock:CreateInferenceProfile", resource: input.modelSource.copyFrom ?? "" },
    ...((input.tags ?? []).length === 0
      ? []
      : [
          {
            action: "bedrock:TagResource",
            resource: `arn:aws:bedrock:${call.region}:${call.account}:application-inference-profile/*`,
          },
        ]),
  ],
  run(call, input) {
    const repeated = repeatedRequest(call, input);
    if (repeated !== undefined)
      return { inferenceProfileArn: applicationProfileArn(repeated, call), status: "ACTIVE" };
    const row = createRow(call, input);
    call.world.tables.rows(profileTable, call).set(row.id, row);
    if (input.clientRequestToken !== undefined) {
      call.world.tables
        .rows(tokenTable, call)
        .set(input.clientRequestToken, { profileId: row.id, inputHash: hashOf(input) });
    }
    return { inferenceProfileArn: applicationProfileArn(row.id, call), status: "ACTIVE" };
  },
});

/** The id that the same token made before. Throws Conflict when the token came with other parameters. */
function repeatedRequest(call: Call, input: Input): string | undefined {
  const token = input.clientRequestToken;
  const known = token === undefined ? undefined : call.world.tables.rows(tokenTable, call).get(token);
  if (known === undefined) return undefined;
  if (known.inputHash !== hashOf(input)) {
    throw new AwsError(
      "ConflictException",
      "The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical.",
    );
  }
  return known.profileId;
}

const hashOf = ({ inferenceProfileName, description, modelSource, tags }: Input): string =>
  createHash("sha256")
    .update(JSON.stringify([inferenceProfileName, description, modelSource, tags ?? []]))
    .digest("hex");

function createRow(call: Call, input: Input): ProfileRow {
  const tags = readTags(input.tags ?? []);
  requireTagLimit(tags, input.inferenceProfileName);
  const source = findSource(call, input.modelSource.copyFrom ?? "");
  requireFreeName(call, input.inferenceProfileName);
  requireQuota(call);
  const now = call.world.clock.now().toISOString();
  return {
    id: randomProfileId(),
    name: input.inferenceProfileName,
    description: input.description,
    ...source,
    tags,
    createdAt: now,
    updatedAt: now,
  };
}

/** A source is looked up in the request's own Region only, whatever Region its ARN names. */
function findSource(call: Call, arn: string): Pick<ProfileRow, "source" | "modelArns"> {
  const [, , , region = "", account = "", resource = ""] = arn.split(":");
  const kind = resource.split("/")[0] ?? "";
  const id = arn.slice(arn.indexOf("/") + 1);
  if (kind === "foundation-model") return findModelSource(call, id, region);
  if (account !== "" && account !== call.account) throw notFound("Inference profile not found");
  const profile = region === "" || region === call.region ? findSystemProfile(id, call.region) : undefined;
  if (profile === undefined) throw notFound("Inference profile not found");
  return { source: profile.id, modelArns: profile.modelArns };
}

function findModelSource(call: Call, id: string, region: string): Pick<ProfileRow, "source" | "modelArns"> {
  const model = region === "" || region === call.region ? findModel(id) : undefined;
  if (model === undefined) throw notFound("Model not found");
  if (!isOnDemand(model, call.region)) {
    throw validationError(
      `Creating an inference profile from model ID ${id} isn’t supported. Retry your request with the ARN of a system-defined inference profile that contains this model.`,
    );
  }
  return { source: id, modelArns: [modelArn(id, call.region)] };
}

function requireFreeName({ world, account, region }: Call, name: string): void {
  if (!world.settings.uniqueProfileNames) return;
  const rows = world.tables.rows(profileTable, { account, region });
  const isTaken = [...rows.values()].some((row) => row.name === name);
  if (isTaken)
    throw new AwsError("ConflictException", `An inference profile with the name ${name} already exists.`);
}

function requireQuota(call: Call): void {
  const quota = profileQuota(call.world, call);
  if (call.world.tables.rows(profileTable, call).size < quota) return;
  throw new AwsError(
    "ServiceQuotaExceededException",
    `You have reached the limit of ${quota} inference profiles per account in this Region. Delete unused inference profiles or request an increase of quota L-40EC9882.`,
  );
}
