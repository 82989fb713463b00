import { membersOf } from "../../wire/members.ts";
import type { JournalEntry } from "../../world/journal.ts";
import type { World } from "../../world/world.ts";
import { recordMetric } from "../cloudwatch/record-metric.ts";

const namespace = "AWS/Bedrock";

type Measured = readonly [name: string, value: number, unit: string];

/**
 * Records what CloudWatch shows of a call to a model, by the id or ARN that was called. A throttled call is neither an
 * invocation nor an error; a stream that the client left is an invocation with the tokens that were sent.
 */
export function recordInvocation(world: World, entry: JournalEntry): void {
  const { modelId } = membersOf(entry.input);
  if (typeof modelId !== "string" || entry.operation === "CountTokens") return;
  const at = world.clock.now();
  for (const [name, value, unit] of measure(entry))
    recordMetric(world, entry.account, entry.region, {
      namespace,
      name,
      dimensions: { ModelId: modelId },
      value,
      unit,
      at,
    });
}

function measure(entry: JournalEntry): readonly Measured[] {
  if (entry.outcome === "error") return [[errorMetric(entry), 1, "Count"]];
  const { durationMs, tokensRead, tokensSent } = entry;
  return [
    ["Invocations", 1, "Count"],
    ["InvocationLatency", durationMs ?? 0, "Milliseconds"],
    ...(tokensRead === undefined ? [] : [["InputTokenCount", tokensRead, "Count"] as const]),
    ...(tokensSent === undefined ? [] : [["OutputTokenCount", tokensSent, "Count"] as const]),
  ];
}

function errorMetric({ error, httpStatus = 500 }: JournalEntry): string {
  if (error?.code === "ThrottlingException") return "InvocationThrottles";
  return httpStatus >= 500 ? "InvocationServerErrors" : "InvocationClientErrors";
}
