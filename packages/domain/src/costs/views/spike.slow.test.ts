import { z } from "zod";
import { expect, test } from "vitest";
import { useWorld } from "../../testing/world.ts";
import { addDays } from "../days-schema.ts";
import { aConnectedBill } from "../testing/simulated-bill.ts";

const world = useWorld();
const Truth = z.object({ spike: z.object({ from: z.iso.date(), days: z.int() }) });

test("the spike of one profile is found in the bill as Cost Explorer tells it, from its first day to its last", async () => {
  const { spike } = Truth.parse(await (await fetch(`${world.simulator.url}/_simulator/costs`)).json());
  const bill = await aConnectedBill(world, { tagKeys: ["Team"], callsPerDay: 50, extraCalls: 50 });
  await bill.read();
  const ada = await world.as("ada");
  const until = addDays(spike.from, spike.days);
  for (const [groupBy, label] of [
    ["tag:Team", "growth"],
    ["model", "Claude Sonnet 5"],
    ["account", "Company"],
  ] as const) {
    const { items } = await ada.costs.anomalies({ groupBy });
    const above = items.filter(({ direction, began }) => direction === "above" && began >= spike.from);
    expect(above).toMatchObject([{ label, began: spike.from, ended: until, days: spike.days }]);
  }
}, 180_000);
