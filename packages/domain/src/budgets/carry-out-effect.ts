import type { JobContext } from "../jobs/job-context.ts";
import { carryAlarm } from "./carry-alarm.ts";
import { carryMirror } from "./carry-mirror.ts";
import { carrySuspension } from "./carry-suspension.ts";
import type { EffectAttempt } from "./start-effect.ts";
import { startEffect } from "./start-effect.ts";

/**
 * Brings about in AWS what is wanted now. Each way looks first and only brings about a state, so that a second run is
 * harmless. What may pass is thrown, so that the job is tried again.
 */
export async function carryOutEffect(context: JobContext, { effectId }: { effectId: string }): Promise<void> {
  const attempt = await startEffect(context, effectId);
  if (attempt) await carriers[attempt.kind](context, attempt);
}

const carriers: Readonly<
  Record<EffectAttempt["kind"], (context: JobContext, attempt: EffectAttempt) => Promise<void>>
> = { suspension: carrySuspension, mirror: carryMirror, alarm: carryAlarm };
