import type { TeamCostsInput } from "@quarry/domain/costs/views/schema";
import type { z } from "zod";
import { rangeOf } from "./cost-range.ts";
import type { TeamCostAddress } from "./cost-address-schema.ts";

/** What a team's costs are asked for with. `today` is a day in UTC, `YYYY-MM-DD`. */
export function teamCostsInput(address: TeamCostAddress, today: string): z.input<typeof TeamCostsInput> {
  const { team, metric, granularity, top } = address;
  return { ...(team === "" ? {} : { team }), metric, granularity, ...rangeOf(address, today), top };
}
