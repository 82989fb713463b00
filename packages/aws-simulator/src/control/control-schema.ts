import { z } from "zod";
import { bedrockRegions } from "../seed/geographies.ts";
import { failureKinds } from "../world/failures.ts";

export const ScenarioInput = z.strictObject({ name: z.string() });

export const AdvanceInput = z.strictObject({ seconds: z.number().nonnegative() });

export const FailureInput = z.strictObject({
  operation: z.string().min(1),
  count: z.int().positive().optional(),
  kind: z.enum(failureKinds),
  code: z.string().optional(),
  status: z.int().min(400).max(599).optional(),
  message: z.string().optional(),
  region: z.string().optional(),
  /** `true` lets three events pass. */
  midStream: z.union([z.boolean(), z.int().nonnegative()]).optional(),
});

export const SettingsInput = z.strictObject({
  tokensPerSecond: z.number().nonnegative().optional(),
  firstTokenMs: z.number().nonnegative().optional(),
  consistencyDelayMs: z.number().nonnegative().optional(),
  uniqueProfileNames: z.boolean().optional(),
  timeScale: z.number().positive().optional(),
});

const where = {
  account: z.string().regex(/^\d{12}$/),
  region: z.enum(bedrockRegions),
  id: z.string().regex(/^[a-z0-9]{12}$/),
};

export const ProfileEditInput = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("put"),
    ...where,
    name: z.string(),
    description: z.string().optional(),
    source: z.string(),
    tags: z.record(z.string(), z.string()).default({}),
    createdAt: z.iso.datetime().optional(),
  }),
  z.strictObject({
    action: z.literal("edit"),
    ...where,
    name: z.string().optional(),
    description: z.string().optional(),
    source: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ action: z.literal("delete"), ...where }),
]);
