import { parseBedrockArn } from "../arns/bedrock-arn.ts";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { getInferenceProfile } from "./get-inference-profile.ts";
import { listProfileTags } from "./list-profile-tags.ts";
import type { LookupCall, ProfileVerification } from "./schema.ts";

export interface VerifyProfileOptions {
  arn: string;
  /** The account the clients belong to, twelve digits. */
  account: string;
  /** Clients for the Region that the ARN names. */
  clients: Pick<AwsClients, "bedrock">;
  signal?: AbortSignal;
}

/**
 * Looks one application profile up. A profile of another account is not asked for: the refusal would not tell
 * "other account" from "no permission".
 *
 * @throws AwsError `invalid` for anything but a profile ARN; throttled, unavailable and time-outs as they come
 */
export async function verifyProfile(options: VerifyProfileOptions): Promise<ProfileVerification> {
  const { arn, account, clients, signal } = options;
  const owner = accountOf(arn);
  if (owner !== account) return otherAccount(owner, account);
  const [profile, tags] = await Promise.all([
    lookUp(() => getInferenceProfile(clients, arn, signal)),
    lookUp(() => listProfileTags(clients, arn, signal)),
  ]);
  if (profile.state === "gone") return gone(arn);
  if (profile.state === "refused") return noPermission(tags);
  // Deleted between the two calls.
  if (tags.state === "gone") return gone(arn);
  if (tags.state === "refused") {
    const sentence = "The profile exists, but its tags may not be read: ListTagsForResource was refused.";
    return {
      answer: "alive",
      profile: profile.found,
      tags: null,
      refused: ["ListTagsForResource"],
      sentence,
    };
  }
  const sentence = `The profile exists and is ${profile.found.status || "in an unnamed state"}.`;
  return { answer: "alive", profile: profile.found, tags: tags.found, refused: [], sentence };
}

function accountOf(arn: string): string {
  const parsed = parseBedrockArn(arn);
  if (parsed?.kind === "application-inference-profile") return parsed.account;
  throw new AwsError(`${arn} is not the ARN of an application inference profile.`, {
    code: "invalid",
    awsCode: "NotAProfileArn",
    operation: "GetInferenceProfile",
    cause: undefined,
  });
}

type LookUp<Found> = { state: "found"; found: Found } | { state: "gone" } | { state: "refused" };

async function lookUp<Found>(call: () => Promise<Found>): Promise<LookUp<Found>> {
  try {
    return { state: "found", found: await call() };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code === "not-found") return { state: "gone" };
    // Only Bedrock refuses by this name; other denials are about the caller's credentials or role.
    if (error.awsCode === "AccessDeniedException") return { state: "refused" };
    throw error;
  }
}

function otherAccount(owner: string, account: string): ProfileVerification {
  const sentence = `The profile belongs to account ${owner}; this connection reads account ${account}.`;
  return { answer: "other-account", account: owner, sentence };
}

function gone(arn: string): ProfileVerification {
  return { answer: "gone", sentence: `AWS knows no profile ${arn}: it was deleted or never existed.` };
}

function noPermission(tags: LookUp<{ key: string; value: string }[]>): ProfileVerification {
  const refused: LookupCall[] = ["GetInferenceProfile"];
  if (tags.state === "refused") refused.push("ListTagsForResource");
  const were = refused.length > 1 ? "were" : "was";
  return {
    answer: "no-permission",
    tags: tags.state === "found" ? tags.found : null,
    refused,
    sentence: `Whether the profile exists cannot be told: ${refused.join(" and ")} ${were} refused.`,
  };
}
