import { randomUUID } from "node:crypto";
import type { RouterClient } from "@orpc/server";
import type { Operations } from "../operations.ts";
import type { World } from "./world.ts";

type Calls = RouterClient<Operations>;

interface Arranged {
  id: string;
}

/** A call of every operation on people and teams that succeeds for somebody. */
export function peopleCases(world: World) {
  const somebody = (data: { status?: "suspended" } = {}) =>
    world.database.user.create({
      data: {
        email: `${randomUUID()}@example.com`,
        name: "walk",
        memberships: { create: { role: "viewer", team: { connect: { slug: "search" } } } },
        ...data,
      },
    });
  return {
    "people.list": { call: (calls: Calls) => calls.people.list({}) },
    "people.get": {
      arrange: () => somebody(),
      call: (calls: Calls, { id }: Arranged) => calls.people.get({ id }),
    },
    "people.add": {
      call: (calls: Calls) => calls.people.add({ email: `${randomUUID()}@example.com`, name: "walk" }),
    },
    "people.changeRole": {
      arrange: () => somebody(),
      call: (calls: Calls, { id }: Arranged) => calls.people.changeRole({ id, role: "auditor" }),
    },
    "people.setTeamRole": {
      arrange: () => somebody(),
      call: (calls: Calls, { id }: Arranged) =>
        calls.people.setTeamRole({ id, team: "payments", role: "member" }),
    },
    "people.removeFromTeam": {
      arrange: () => somebody(),
      call: (calls: Calls, { id }: Arranged) => calls.people.removeFromTeam({ id, team: "search" }),
    },
    "people.suspend": {
      arrange: () => somebody(),
      call: (calls: Calls, { id }: Arranged) => calls.people.suspend({ id }),
    },
    "people.reinstate": {
      arrange: () => somebody({ status: "suspended" }),
      call: (calls: Calls, { id }: Arranged) => calls.people.reinstate({ id }),
    },
    "teams.list": { call: (calls: Calls) => calls.teams.list({}) },
    "teams.add": { call: (calls: Calls) => calls.teams.add({ slug: `t-${Date.now()}`, name: "walk" }) },
    "teams.rename": { call: (calls: Calls) => calls.teams.rename({ slug: "payments", name: "Payments" }) },
  };
}
