import type { RouterClient } from "@orpc/server";
import type { Operations } from "../operations.ts";

type Calls = RouterClient<Operations>;

/** A call of every operation on prices and metering that succeeds for somebody. */
export const meteringCases = {
  "prices.list": { call: (calls: Calls) => calls.prices.list({}) },
  "lenses.refresh": { call: (calls: Calls) => calls.lenses.refresh({}) },
  "prices.refresh": { call: (calls: Calls) => calls.prices.refresh({}) },
  // Everybody may ask, and what of it they may see is decided by the record: nobody's whole bill for a team's member.
  "lenses.get": { call: (calls: Calls) => calls.lenses.get({}), as: "auditor" as const },
};
