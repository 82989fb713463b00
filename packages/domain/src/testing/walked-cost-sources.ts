import { deliver, makeBucket, testPlace } from "@quarry/aws-core/cost-exports/testing/write-export";
import type { RouterClient } from "@orpc/server";
import type { Operations } from "../operations.ts";
import type { World } from "./world.ts";

type Calls = RouterClient<Operations>;
interface Arranged {
  id: string;
}

/** A call of every operation on the bills that are read that succeeds for somebody. */
export function costSourceCases(world: World) {
  const read = () => aConnection(world, { isRead: true });
  const tagKeys = ["Team"];
  return {
    "costs.sources": { call: (calls: Calls) => calls.costs.sources({}) },
    "costs.meter": { call: (calls: Calls) => calls.costs.meter({}) },
    "costs.connectSource": {
      arrange: () => aConnection(world, { isRead: false }),
      call: (calls: Calls, { id }: Arranged) => calls.costs.connectSource({ connectionId: id, tagKeys }),
    },
    "costs.checkExport": {
      arrange: read,
      call: (calls: Calls, { id }: Arranged) =>
        calls.costs.checkExport({ connectionId: id, ...walkedPlace, region: "us-east-1" }),
    },
    "costs.connectExport": {
      arrange: () => anExport(world, { isRead: false }),
      call: (calls: Calls, { id }: Arranged) =>
        calls.costs.connectExport({ connectionId: id, location: walkedLocation, tagKeys }),
    },
    "costs.changeExport": {
      arrange: () => anExport(world, { isRead: true }),
      call: (calls: Calls, { id }: Arranged) =>
        calls.costs.changeExport({ connectionId: id, location: walkedLocation, tagKeys }),
    },
    "costs.changeSource": {
      arrange: read,
      call: (calls: Calls, { id }: Arranged) =>
        calls.costs.changeSource({ connectionId: id, callsPerDay: 20, tagKeys }),
    },
    "costs.refresh": {
      arrange: read,
      call: (calls: Calls, { id }: Arranged) => calls.costs.refresh({ connectionId: id }),
    },
    "costs.disconnectSource": {
      arrange: read,
      call: (calls: Calls, { id }: Arranged) => calls.costs.disconnectSource({ connectionId: id }),
    },
  };
}

/** A connection of an account of its own, whose bill is read or not. */
async function aConnection({ database }: World, { isRead }: { isRead: boolean }): Promise<Arranged> {
  const name = `bill ${crypto.randomUUID()}`;
  const accountId = String(Math.floor(Math.random() * 1e12)).padStart(12, "0");
  const { id } = await database.connection.create({ data: { name, accountId, regions: ["us-east-1"] } });
  if (isRead) await database.costSource.create({ data: { connectionId: id, kind: "cost_explorer" } });
  return { id };
}

const walkedPlace = { ...testPlace, bucket: "acme-walked-billing" };
const walkedLocation = { ...walkedPlace, region: "us-east-1" };

/** A connection beside a bucket with a Data Export, from which its bill is read or not. */
async function anExport(world: World, { isRead }: { isRead: boolean }): Promise<Arranged> {
  const { id } = await aConnection(world, { isRead: false });
  const aws = world.means.aws.clientsFor({ id, roleArn: null, externalId: null }, "us-east-1");
  await makeBucket(aws, walkedPlace.bucket).catch(() => undefined);
  const files = [{ name: "quarry-00001.csv.gz", body: Buffer.from("") }];
  await deliver(aws, { month: "2026-05-01", files }, walkedPlace);
  if (isRead) {
    const data = { connectionId: id, kind: "data_export" as const, location: walkedLocation };
    await world.database.costSource.create({ data });
  }
  return { id };
}
