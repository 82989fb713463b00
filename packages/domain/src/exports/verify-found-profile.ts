import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { parseBedrockArn } from "@quarry/aws-core/arns/bedrock-arn";
import { verifyProfile } from "@quarry/aws-core/profiles/verify-profile";
import { baseModelOf } from "@quarry/aws-core/models/base-model";
import { studioVerdict } from "@quarry/aws-core/verdicts/studio-verdict";
import type { StudioVerdict } from "@quarry/aws-core/verdicts/schema";
import type { Verification } from "@quarry/database/generated/client";
import type { TeamScope } from "../operation/actor.ts";
import type { Context, Transaction } from "../operation/context.ts";
import { findConnection } from "../connections/find-connection.ts";
import { keepProfile } from "../profiles/keep-profile.ts";
import type { ReadProfile } from "../profiles/mirror-row.ts";

/** What AWS said of a profile found in an export, ready to be written down. */
export interface Finding {
  verification: Verification;
  explanation: string;
  verdict: StudioVerdict | null;
  seen: { connectionId: string; profile: ReadProfile } | null;
}

interface Sought {
  arn: string;
  /** The Studio project the export belongs to, if the export names one. */
  expectedProject: string | null;
  /** On whose behalf: the connections of these teams are used. */
  teams: TeamScope;
}

/** Looks one profile up in AWS through the connection of its account. AWS being away is a finding too. */
export async function verifyFoundProfile(
  { database, aws }: Pick<Context, "database" | "aws">,
  { arn, expectedProject, teams }: Sought,
): Promise<Finding> {
  const parsed = parseBedrockArn(arn);
  const connection = parsed && (await findConnection(database, teams, parsed.account));
  if (!connection) {
    const account = parsed?.account ?? "unknown";
    return nothing(
      "other_account",
      `It belongs to account ${account}, and no connection to that account is set up for your team.`,
    );
  }
  const readAt = new Date();
  try {
    const clients = aws.clientsFor(connection, parsed.region);
    const answer = await verifyProfile({ arn, account: connection.accountId, clients });
    if (answer.answer === "gone") return nothing("gone", answer.sentence);
    if (answer.answer === "other-account") return nothing("other_account", answer.sentence);
    if (answer.answer === "no-permission") return nothing("no_permission", answer.sentence);
    const { profile, tags, sentence } = answer;
    const verdict = studioVerdict({ profile, tags, ...(expectedProject !== null && { expectedProject }) });
    return {
      verification: "alive",
      explanation: sentence,
      verdict,
      seen: { connectionId: connection.id, profile: { profile, tags, readAt } },
    };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { cause, remedy } = explainAwsError(error);
    return nothing("unavailable", `${cause} ${remedy}`);
  }
}

function nothing(verification: Verification, explanation: string): Finding {
  return { verification, explanation, verdict: null, seen: null };
}

/** Writes a finding to the export's row and, when the profile is alive, to the catalog. */
export async function keepFinding(
  transaction: Transaction,
  { exportId, arn }: { exportId: string; arn: string },
  { verification, explanation, verdict, seen }: Finding,
): Promise<string | null> {
  const base = seen && baseModelOf(seen.profile.profile);
  await transaction.exportProfile.updateMany({
    where: { exportId, arn },
    data: {
      verification,
      explanation,
      name: seen?.profile.profile.name ?? null,
      baseModelId: base?.baseModelId ?? null,
      provider: base?.provider ?? null,
      ...(verdict && { verdict }),
      verifiedAt: new Date(),
    },
  });
  return seen ? keepProfile(transaction, seen.connectionId, seen.profile) : null;
}
