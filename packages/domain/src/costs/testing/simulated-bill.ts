import type { World } from "../../testing/world.ts";
import { addDays, dateOf, dayOf, monthOf } from "../days-schema.ts";
import { readCosts } from "../ingest/read-costs.ts";

export interface ConnectedBill {
  sourceId: string;
  connectionId: string;
  /** Runs the job that reads it. */
  read: () => Promise<void>;
}

interface BillSettings {
  tagKeys?: readonly string[];
  callsPerDay?: number;
  extraCalls?: number;
}

/**
 * The bill of the simulator's company, of which no day is held yet; any other bill is forgotten. By default its calls
 * are enough for the newest days alone: three weeks or more, also where a month has just begun.
 */
export async function aConnectedBill(
  world: World,
  { tagKeys = [], callsPerDay = 10, extraCalls = 0 }: BillSettings = {},
): Promise<ConnectedBill> {
  const { database } = world;
  await database.costSource.deleteMany();
  const where = { accountId: "111122223333" };
  const { id: connectionId } = await database.connection.findFirstOrThrow({ where });
  const { id: sourceId } = await database.costSource.create({
    data: { connectionId, kind: "cost_explorer", callsPerDay, tagKeys: [...tagKeys], extraCalls },
  });
  const keys = ["total", "account", ...tagKeys.map((key) => `tag:${key}`)];
  const begin = dateOf(monthOf(addDays(dayOf(new Date()), -20)));
  const held = { heldFrom: begin, heldUntil: begin };
  await database.costGrouping.createMany({ data: keys.map((key) => ({ sourceId, key, ...held })) });
  return { sourceId, connectionId, read: () => readCosts(world.job("costs.read"), { sourceId }) };
}

/** Changes how the simulator's Cost Explorer behaves; answers with all its settings. */
export async function setCosts({ simulator }: World, settings: object): Promise<void> {
  const answer = await fetch(`${simulator.url}/_simulator/costs`, {
    method: "POST",
    body: JSON.stringify({ action: "set", settings }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The requests of Cost Explorer that reached the simulator since it began, the refused ones too. */
export async function costRequests({ simulator }: World): Promise<number> {
  const answer = await fetch(`${simulator.url}/_simulator/journal`);
  const services = (await answer.text()).matchAll(/"service":"ce"/g);
  return [...services].length;
}
