import { parseBedrockArn } from "@quarry/aws-core/arns/bedrock-arn";
import { verifyProfile } from "@quarry/aws-core/profiles/verify-profile";
import type { ProfileVerification } from "@quarry/aws-core/profiles/schema";
import { checkTarget } from "@quarry/aws-core/verdicts/check-target";
import { findConnection } from "../connections/find-connection.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { KnownContext } from "../operation/context.ts";
import { query } from "../operation/query.ts";
import { visibleProfiles } from "../profiles/find-profiles.ts";
import { CheckTargetInput, TargetCheckView } from "./schema.ts";

/** Whether a model id or ARN works in an environment, why, and what to do instead. */
export const getVerdict = query({
  permission: "verdicts.check",
  route: { method: "POST", path: "/verdicts", summary: "Check whether a target works in an environment" },
  input: CheckTargetInput,
  output: TargetCheckView,
  async run({ context, input, signal }) {
    const { target, environment, projectId } = input;
    const found = await lookUp(context, target, signal);
    const alive = found?.answer === "alive" ? { profile: found.profile, tags: found.tags } : {};
    const check = checkTarget({
      target,
      environment,
      ...alive,
      ...(projectId && { expectedProject: projectId }),
    });
    const lookedUp = found && { answer: found.answer, sentence: found.sentence };
    return found?.answer === "gone"
      ? { ...check, ...nothingThere(found.sentence), lookedUp }
      : { ...check, lookedUp };
  },
});

/** Rules judge a name; that AWS no longer knows the profile behind it outweighs them all. */
function nothingThere(why: string) {
  return { works: "no" as const, why, verdict: null };
}

async function lookUp(
  { database, aws, actor }: KnownContext,
  target: string,
  signal: AbortSignal | undefined,
): Promise<ProfileVerification | null> {
  const arn = parseBedrockArn(target);
  if (arn?.kind !== "application-inference-profile") return null;
  const connection = await findConnection(database, visibleTeams(actor), arn.account);
  if (!connection) return null;
  // A profile that only other teams have adopted stays theirs, whatever way it is asked for.
  const [known, visible] = await Promise.all([
    database.profile.count({ where: { arn: target } }),
    database.profile.count({ where: { AND: [{ arn: target }, visibleProfiles(actor)] } }),
  ]);
  if (known > 0 && visible === 0) return null;
  const clients = aws.clientsFor(connection, arn.region);
  return verifyProfile({ arn: target, account: connection.accountId, clients, ...(signal && { signal }) });
}
