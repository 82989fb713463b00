import { isProcedure, ORPCError } from "@orpc/server";
import type { AnyProcedure, RouterClient } from "@orpc/server";
import { z } from "zod";
import { beforeAll, describe, expect, test } from "vitest";
import { keysOf } from "./operation/keys-of.ts";
import { permissions } from "./operation/permissions.ts";
import type { Permission } from "./operation/permissions.ts";
import { operations } from "./operations.ts";
import type { Operations } from "./operations.ts";
import { aliveArn, anExport } from "./testing/sample-export.ts";
import { useWorld } from "./testing/world.ts";
import type { Person } from "./testing/world.ts";

const world = useWorld();

/** Who stands for a role: people who hold that role and no other. */
const personOfRole = {
  guest: "gustav",
  viewer: "viola",
  member: "linus",
  approver: "grace",
  auditor: "radia",
  admin: "ada",
} as const satisfies Record<string, Person>;
type HumanRole = keyof typeof personOfRole;
const humanRoles = keysOf(personOfRole);

// Ada is also a member of a team, which a refusal of admins would have to tell apart; no permission refuses admins.
test("every permission includes admins, or the walk would need an admin without a team", () => {
  for (const row of Object.values(permissions)) expect(row.who).toContain("admin");
});

type Calls = RouterClient<Operations>;
interface Prepared {
  exportId: string;
  profileId: string;
  /** What `arrange` made for this one call. */
  id: string;
}

interface Case {
  call: (calls: Calls, given: Prepared) => Promise<unknown>;
  /** Makes the record that the call needs, and tells its id; runs before the database is looked at. */
  arrange?: (person: Person) => Promise<{ id: string }>;
  /** The role that succeeds, when not everyone permitted can. */
  as?: HumanRole;
}

/** A call of every operation that succeeds for somebody. */
const cases: Readonly<Record<string, Case>> = {
  "exports.upload": { call: async (calls) => calls.exports.upload({ file: await anExport([aliveArn]) }) },
  "exports.list": { call: (calls) => calls.exports.list({}) },
  "exports.get": { call: (calls, { exportId }) => calls.exports.get({ id: exportId }) },
  "exports.adopt": { call: (calls, { exportId }) => calls.exports.adopt({ id: exportId, arns: [aliveArn] }) },
  "exports.delete": { call: (calls, { exportId }) => calls.exports.delete({ id: exportId }), as: "admin" },
  "profiles.list": { call: (calls) => calls.profiles.list({}) },
  "profiles.get": { call: (calls, { profileId }) => calls.profiles.get({ id: profileId }) },
  "profiles.snippets": { call: (calls, { profileId }) => calls.profiles.snippets({ id: profileId }) },
  "profiles.facets": { call: (calls) => calls.profiles.facets({}) },
  "profiles.download": { call: (calls) => calls.profiles.download({}) },
  "profiles.refresh": { call: (calls) => calls.profiles.refresh({}) },
  "profiles.mirrorState": { call: (calls) => calls.profiles.mirrorState({}) },
  "verdicts.get": {
    call: (calls) => calls.verdicts.get({ target: aliveArn, environment: "unified-studio" }),
  },
  "playground.sendMessage": {
    call: async (calls) => {
      const answer = await calls.playground.sendMessage({
        target: aliveArn,
        messages: [{ role: "user", text: "Say hello in 3 words" }],
      });
      for await (const event of answer) if (event.type === "failed") throw new Error(event.cause);
    },
  },
  "audit.list": { call: (calls) => calls.audit.list({}) },
  "audit.download": { call: (calls) => calls.audit.download({}) },
  "audit.chain": { call: (calls) => calls.audit.chain({}) },
  "connections.list": { call: (calls) => calls.connections.list({}) },
  "connections.add": {
    call: (calls) =>
      calls.connections.add({
        name: crypto.randomUUID(),
        roleArn: "arn:aws:iam::444455556666:role/QuarryConnection",
        regions: ["us-east-1"],
      }),
  },
  "connections.remove": {
    arrange: () =>
      world.database.connection.create({
        data: { name: crypto.randomUUID(), accountId: "444455556666", regions: [] },
      }),
    call: (calls, { id }) => calls.connections.remove({ id }),
  },
  "settings.me": { call: (calls) => calls.settings.me({}) },
  "settings.permissions": { call: (calls) => calls.settings.permissions({}) },
  "settings.tokens": { call: (calls) => calls.settings.tokens({}) },
  "settings.createToken": { call: (calls) => calls.settings.createToken({ name: "walk" }) },
  "settings.revokeToken": {
    arrange: async (person) => {
      const owner = await world.database.user.findUniqueOrThrow({
        where: { email: `${person}@example.com` },
      });
      const facts = { name: "walk", tokenHash: crypto.randomUUID(), hint: "", expiresAt: new Date() };
      return world.database.apiToken.create({ data: { userId: owner.id, ...facts } });
    },
    call: (calls, { id }) => calls.settings.revokeToken({ id }),
  },
};

const procedures = Object.entries(operations).flatMap(([noun, group]) =>
  Object.entries(group).flatMap(([verb, procedure]) =>
    isProcedure(procedure) ? [{ path: `${noun}.${verb}`, procedure }] : [],
  ),
);

test("the walk knows every operation, and no other", () => {
  expect(Object.keys(cases).toSorted()).toEqual(procedures.map(({ path }) => path).toSorted());
});

const prepared = { exportId: "", profileId: "" };

beforeAll(async () => {
  const linus = await world.as("linus");
  const { items } = await linus.exports.upload({ file: await anExport([aliveArn], "walk.zip") });
  const { adopted } = await linus.exports.adopt({ id: items[0]?.id ?? "", arns: [aliveArn] });
  prepared.exportId = items[0]?.id ?? "";
  prepared.profileId = adopted[0]?.profileId ?? "";
});

describe.each(procedures)("$path", ({ path, procedure }) => {
  const { call, arrange, as } = cases[path] ?? {
    call: () => Promise.reject(new Error(`no case for ${path}`)),
  };
  const given = async (person: Person): Promise<Prepared> => ({
    ...prepared,
    id: (await arrange?.(person))?.id ?? "",
  });
  const allowed: readonly string[] = permissions[permissionOf(procedure)].who;

  test("refuses anonymous and changes nothing", async () => {
    const needed = await given("linus");
    const before = await fingerprint();
    await expect(call(world.asActor({ kind: "anonymous" }), needed)).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect(await fingerprint()).toEqual(before);
  });

  test.each(humanRoles.filter((role) => !allowed.includes(role)))(
    "refuses the role %s and changes nothing",
    async (role) => {
      const needed = await given(personOfRole[role]);
      const before = await fingerprint();
      const refusal = await call(await world.as(personOfRole[role]), needed).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ORPCError);
      expect(refusal).toMatchObject({ code: "forbidden" });
      expect(await fingerprint()).toEqual(before);
    },
  );

  const who =
    as ??
    humanRoles.find((role) => allowed.includes(role) && role !== "guest" && role !== "viewer") ??
    "admin";
  test(`succeeds for the role ${who}`, async () => {
    await expect(
      call(await world.as(personOfRole[who]), await given(personOfRole[who])),
    ).resolves.not.toThrow();
  });

  test("refuses unknown keys before anything happens", async () => {
    const before = await fingerprint();
    const schema = procedure["~orpc"].inputSchema;
    const answer = await schema?.["~standard"].validate({ ["platformRole"]: "admin" });
    expect(answer).toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ code: "unrecognized_keys" })]),
    });
    expect(await fingerprint()).toEqual(before);
  });
});

function permissionOf(procedure: AnyProcedure): Permission {
  const { permission } = z.object({ permission: z.enum(keysOf(permissions)) }).parse(procedure["~orpc"].meta);
  return permission;
}

/** The content of every business table; a refused call must leave it as it was. */
async function fingerprint(): Promise<unknown> {
  const tables = await world.database.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM "${name}" t`,
  );
  return world.database.$queryRawUnsafe(parts.join(" UNION ALL "));
}
