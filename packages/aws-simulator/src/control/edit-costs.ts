import { z } from "zod";
import { setTagStatus } from "../costs/allocation-tags.ts";
import { readDay } from "../costs/calendar.ts";
import { costSettings } from "../costs/cost-settings.ts";
import { tellTruth } from "../costs/cost-truth.ts";
import { generatedProfiles } from "../seed/generated-profiles.ts";
import { profileTable, seedProfiles } from "../services/bedrock/profile-rows.ts";
import type { World } from "../world/world.ts";
import { ControlError } from "./control-error.ts";

export const CostsEditInput = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("set"),
    settings: z.strictObject({
      hasData: z.boolean().optional(),
      hasHistory: z.boolean().optional(),
      rateLimit: z
        .strictObject({ calls: z.int().nonnegative(), seconds: z.number().positive() })
        .nullable()
        .optional(),
      pageSize: z.int().positive().optional(),
      tokenSeconds: z.number().positive().optional(),
      hasLongHistory: z.boolean().optional(),
      billsCalls: z.boolean().optional(),
    }),
  }),
  z.strictObject({
    action: z.literal("generate"),
    seed: z.int(),
    profiles: z.int().min(1).max(50_000),
    months: z.int().min(1).max(37).default(13),
  }),
  z.strictObject({
    action: z.literal("tag"),
    key: z.string().min(1),
    status: z.enum(["Active", "Inactive"]),
  }),
]);

/** Changes how costs are told; `generate` puts generated profiles in place of all others. */
export function editCosts(world: World, edit: z.infer<typeof CostsEditInput>): object {
  const settings = costSettings(world);
  if (edit.action === "tag") setTagStatus(world, edit.key, edit.status);
  else if (edit.action === "set") {
    Object.assign(settings, edit.settings);
  } else {
    const { seed, profiles, months } = edit;
    const generated = { seed, profiles, months };
    for (const scope of world.tables.scopes(profileTable)) world.tables.rows(profileTable, scope).clear();
    seedProfiles(world, generatedProfiles(generated));
    settings.generated = generated;
  }
  return settings;
}

/** Totals of what was generated and used, `?from=2026-09-01&to=2026-10-01&tag=Team`. */
export function readCosts(world: World, query: URLSearchParams): object {
  const from = readBound(query, "from");
  const to = readBound(query, "to");
  return tellTruth(world, {
    tag: query.get("tag") ?? "Team",
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
}

function readBound(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const day = readDay(text);
  if (day === undefined) throw new ControlError(`${name} must be a date such as 2026-09-01.`);
  return day;
}
