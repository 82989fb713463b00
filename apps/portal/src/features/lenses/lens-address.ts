import type { LensQuery } from "@quarry/domain/metering/schema";
import type { MeView } from "@quarry/domain/settings/schema";
import type { z } from "zod";
import type { LensAddress } from "./lens-address-schema.ts";

export const lensRanges = [7, 30, 90] as const;

/**
 * What the comparison is asked for with: a tag or a team where one is named, else everything for those who see every
 * bill, and one's own first team for others. Undefined for somebody without a team.
 */
export function lensInput(
  { team, tagKey, tagValue, days }: LensAddress,
  me: Pick<MeView, "permissions" | "teams">,
): z.input<typeof LensQuery> | undefined {
  const seesAll = me.permissions.includes("costs.read");
  if (seesAll && tagKey !== "") return { tagKey, tagValue, days };
  if (team !== "") return { team, days };
  if (seesAll) return { days };
  const [own] = me.teams;
  return own && { team: own.slug, days };
}
