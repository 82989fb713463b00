import type { RouterClient } from "@orpc/server";
import { aBill } from "../costs/testing/a-bill.ts";
import type { Operations } from "../operations.ts";
import type { World } from "./world.ts";

interface Case {
  arrange?: () => Promise<{ id: string }>;
  call: (calls: RouterClient<Operations>) => Promise<unknown>;
}

/** A call of every operation that shows costs. */
export function costViewCases(world: World): Readonly<Record<string, Case>> {
  return {
    "costs.view": { call: (calls) => calls.costs.view({}) },
    "costs.summary": { call: (calls) => calls.costs.summary({}) },
    "costs.anomalies": { call: (calls) => calls.costs.anomalies({}) },
    "costs.groupings": { call: (calls) => calls.costs.groupings({}) },
    "costs.values": { call: (calls) => calls.costs.values({ by: "service" }) },
    "costs.download": { call: (calls) => calls.costs.download({}) },
    "costs.ofTeam": {
      async arrange() {
        const { id: connectionId } = await world.database.connection.findFirstOrThrow();
        await aBill(world.database, {
          connectionId,
          spends: [{ day: "2026-01-01", usd: "1", of: { "tag:quarry:owner": "search" } }],
        });
        return { id: connectionId };
      },
      call: (calls) => calls.costs.ofTeam({ team: "search" }),
    },
  };
}
