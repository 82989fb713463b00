import { Environment, TargetCheck } from "@quarry/aws-core/verdicts/schema";
import { z } from "zod";
import { singleLine } from "../operation/text.ts";

export const CheckTargetInput = z.strictObject({
  /** A model id, a profile id or any ARN. */
  target: singleLine(2048),
  environment: Environment,
  /** The Unified Studio project it is to work in. */
  projectId: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,36}$/u, "A project id has up to 36 letters, digits, _ or -.")
    .optional(),
});
export type CheckTargetInput = z.infer<typeof CheckTargetInput>;

export const TargetCheckView = TargetCheck.extend({
  /** How AWS was asked about the profile; null when the target is none or no connection reaches it. */
  lookedUp: z.object({ answer: z.string(), sentence: z.string() }).nullable(),
});
export type TargetCheckView = z.infer<typeof TargetCheckView>;
