import type { RouterClient } from "@orpc/server";
import type { Operations } from "../operations.ts";
import { aUserWithKey } from "../requests/testing/an-identity-request.ts";
import { aPlace } from "./walked-records.ts";
import type { World } from "./world.ts";

type Calls = RouterClient<Operations>;
const place = { account: "111122223333", region: "us-west-2" };

/** A call of every operation on roles and keys that succeeds for somebody; keys are those of Linus. */
export function roleCases(world: World) {
  const arrange = () => aUserWithKey(world);
  return {
    "roles.list": { call: async (calls: Calls) => calls.roles.list(await aPlace(world)) },
    "roles.documentKinds": { call: (calls: Calls) => calls.roles.documentKinds({}) },
    "roles.documents": {
      call: (calls: Calls) => calls.roles.documents({ id: "execution-role-classic", ...place }),
    },
    "roles.policy": { call: (calls: Calls) => calls.roles.policy({}) },
    "roles.savePolicy": { call: (calls: Calls) => calls.roles.savePolicy({ allowsUsers: false }) },
    "roles.key": { arrange, call: (calls: Calls, { id }: Arranged) => calls.roles.key({ id }) },
    "roles.revealKey": { arrange, call: (calls: Calls, { id }: Arranged) => calls.roles.revealKey({ id }) },
    "roles.rotateKey": { arrange, call: (calls: Calls, { id }: Arranged) => calls.roles.rotateKey({ id }) },
    "roles.revokeKey": { arrange, call: (calls: Calls, { id }: Arranged) => calls.roles.revokeKey({ id }) },
  };
}

interface Arranged {
  id: string;
}
