import type { RouterClient } from "@orpc/server";
import type { Operations } from "../operations.ts";
import type { World } from "./world.ts";

type Calls = RouterClient<Operations>;
interface Arranged {
  id: string;
}

/** A call of every operation on cost allocation tags that succeeds for somebody. */
export function costTagCases(world: World) {
  const arrange = () => aBillWithoutWishes(world);
  const from = `${new Date().toISOString().slice(0, 7)}-01`;
  return {
    "costTags.diagnose": { arrange, call: (calls: Calls) => calls.costTags.diagnose({}) },
    "costTags.untagged": { arrange, call: (calls: Calls) => calls.costTags.untagged({ key: "Team" }) },
    "costTags.refresh": {
      arrange,
      call: (calls: Calls, { id }: Arranged) => calls.costTags.refresh({ connectionId: id }),
    },
    "costTags.setStatus": {
      arrange,
      call: (calls: Calls, { id }: Arranged) =>
        calls.costTags.setStatus({ connectionId: id, keys: ["Team"], isActive: true }),
    },
    "costTags.backfill": {
      arrange,
      call: (calls: Calls, { id }: Arranged) => calls.costTags.backfill({ connectionId: id, from }),
    },
  };
}

/** The connection of a bill for which nothing is wanted. */
async function aBillWithoutWishes({ database }: World): Promise<Arranged> {
  const { id } = await database.connection.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
  const { id: sourceId } = await database.costSource.upsert({
    where: { connectionId: id },
    create: { connectionId: id, kind: "cost_explorer" },
    update: {},
  });
  await database.costTagChange.deleteMany({ where: { sourceId } });
  return { id };
}
