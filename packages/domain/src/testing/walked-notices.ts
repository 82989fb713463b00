import { randomUUID } from "node:crypto";
import type { RouterClient } from "@orpc/server";
import type { Operations } from "../operations.ts";
import { aChannel } from "../notices/testing/a-channel.ts";
import type { World } from "./world.ts";

type Calls = RouterClient<Operations>;
const kinds = ["request.waiting" as const];

/** A call of every operation on notices and channels that succeeds for somebody. */
export function noticeCases(world: World) {
  const arrange = () => aChannel(world);
  return {
    "notices.list": { call: (calls: Calls) => calls.notices.list({}) },
    "notices.counts": { call: (calls: Calls) => calls.notices.counts({}) },
    "notices.markRead": { call: (calls: Calls) => calls.notices.markRead({ ids: [randomUUID()] }) },
    "notices.markAllRead": {
      call: (calls: Calls) => calls.notices.markAllRead({ upTo: new Date().toISOString() }),
    },
    "notices.preferences": { call: (calls: Calls) => calls.notices.preferences({}) },
    "notices.savePreferences": { call: (calls: Calls) => calls.notices.savePreferences({ byEmail: [] }) },
    "notices.channels": { call: (calls: Calls) => calls.notices.channels({}) },
    "notices.undelivered": { call: (calls: Calls) => calls.notices.undelivered({}) },
    "notices.addChannel": {
      arrange: () => Promise.resolve(allowHooks(world)),
      call: (calls: Calls) =>
        calls.notices.addChannel({
          team: "search",
          kind: "webhook",
          name: randomUUID(),
          address: "https://hooks.example.com/walk",
          kinds,
        }),
    },
    "notices.changeChannel": {
      arrange,
      call: (calls: Calls, { id }: Arranged) => calls.notices.changeChannel({ id, kinds }),
    },
    "notices.testChannel": {
      arrange,
      call: (calls: Calls, { id }: Arranged) => calls.notices.testChannel({ id }),
    },
    "notices.removeChannel": {
      arrange,
      call: (calls: Calls, { id }: Arranged) => calls.notices.removeChannel({ id }),
    },
  };
}

function allowHooks({ means }: World): Arranged {
  means.configuration.notices = {
    portalOrigin: "https://quarry.example.com",
    outbound: { hosts: ["hooks.example.com"], allowsLocal: false },
  };
  return { id: "" };
}

interface Arranged {
  id: string;
}
