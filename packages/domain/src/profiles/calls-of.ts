import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { countProfileCalls } from "@quarry/aws-core/profiles/count-calls";
import type { CallCount } from "@quarry/aws-core/profiles/count-calls";
import type { Connection } from "@quarry/database/generated/client";
import type { KnownContext } from "../operation/context.ts";

/** How far back calls are looked for before a profile is let go. */
const lookBackDays = 14;

interface CalledProfile {
  arn: string;
  region: string;
  connection: Connection;
}

/** How often a profile was called lately, by whomever; null when CloudWatch does not say. */
export async function callsOf(
  { aws }: Pick<KnownContext, "aws">,
  { arn, region, connection }: CalledProfile,
  signal: AbortSignal | undefined,
): Promise<CallCount | null> {
  try {
    return await countProfileCalls(aws.clientsFor(connection, region), { arn, days: lookBackDays }, signal);
  } catch (error) {
    if (error instanceof AwsError && error.code !== "aborted") return null;
    throw error;
  }
}

/** "It was called 42 times in the last 14 days, last on 2026-11-20."; null when it was not, or nobody knows. */
export function callsSentence(count: CallCount | null): string | null {
  if (count === null || count.calls === 0) return null;
  const times = count.calls === 1 ? "once" : `${count.calls.toLocaleString("en")} times`;
  const last = count.lastDay === null ? "" : `, last on ${count.lastDay}`;
  return `It was called ${times} in the last ${count.days} days${last}.`;
}
