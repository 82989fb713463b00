import { isProcedure, ORPCError } from "@orpc/server";
import type { AnyProcedure, RouterClient } from "@orpc/server";
import { z } from "zod";
import { beforeAll, describe, expect, test } from "vitest";
import { keysOf } from "./operation/keys-schema.ts";
import { permissions } from "./operation/permissions.ts";
import type { Permission } from "./operation/permissions.ts";
import { operations } from "./operations.ts";
import type { Operations } from "./operations.ts";
import { aSpec } from "./requests/testing/a-spec.ts";
import { fingerprint } from "./testing/fingerprint.ts";
import { aliveArn, anExport } from "./testing/sample-export.ts";
import {
  aDrift,
  aFailedRequest,
  anAlias,
  aPlace,
  aProfile,
  aRequest,
  aStudioProject,
} from "./testing/walked-records.ts";
import { billCases } from "./testing/walked-bills.ts";
import { costSourceCases } from "./testing/walked-cost-sources.ts";
import { costTagCases } from "./testing/walked-cost-tags.ts";
import { costViewCases } from "./testing/walked-cost-views.ts";
import { budgetCases } from "./testing/walked-budgets.ts";
import { endpointCases } from "./testing/walked-endpoints.ts";
import { meteringCases } from "./testing/walked-metering.ts";
import { noticeCases } from "./testing/walked-notices.ts";
import { peopleCases } from "./testing/walked-people.ts";
import { roleCases } from "./testing/walked-roles.ts";
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

const alias = { team: "search", environment: "test" };
const hashOf = async (id: string) =>
  (await world.database.request.findUniqueOrThrow({ where: { id } })).specHash;

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
  "profiles.code": { call: (calls, { profileId }) => calls.profiles.code({ id: profileId }) },
  "profiles.policies": { call: (calls, { profileId }) => calls.profiles.policies({ id: profileId }) },
  "profiles.facets": { call: (calls) => calls.profiles.facets({}) },
  "profiles.download": { call: (calls) => calls.profiles.download({}) },
  "profiles.refresh": { call: (calls) => calls.profiles.refresh({}) },
  "profiles.calls": {
    arrange: (person) => aProfile(world, person),
    call: (calls, { id }) => calls.profiles.calls({ id }),
  },
  "profiles.ending": { call: (calls) => calls.profiles.ending({}) },
  "profiles.mirrorState": { call: (calls) => calls.profiles.mirrorState({}) },
  "profiles.import": { call: (calls) => calls.profiles.import({ text: aliveArn }) },
  "profiles.extend": {
    arrange: (person) => aProfile(world, person),
    call: (calls, { id }) => calls.profiles.extend({ id, expiresOn: null }),
  },
  "profiles.delete": {
    arrange: (person) => aProfile(world, person),
    call: (calls, { id }) => calls.profiles.delete({ id, name: "walk" }),
  },
  "aliases.list": { call: (calls) => calls.aliases.list({}) },
  "aliases.get": {
    arrange: () => anAlias(world),
    call: (calls, { id }) => calls.aliases.get({ ...alias, app: `a${id}` }),
  },
  "aliases.set": {
    call: (calls, { profileId }) => calls.aliases.set({ ...alias, app: "walk", profileId }),
    as: "member",
  },
  "aliases.remove": {
    arrange: () => anAlias(world),
    call: (calls, { id }) => calls.aliases.remove({ ...alias, app: `a${id}` }),
    as: "member",
  },
  "drift.list": { call: (calls) => calls.drift.list({}) },
  "drift.adopt": { arrange: () => aDrift(world), call: (calls, { id }) => calls.drift.adopt({ id }) },
  "drift.ignore": {
    arrange: () => aDrift(world),
    call: (calls, { id }) => calls.drift.ignore({ id, reason: "walk" }),
  },
  "studioProjects.list": { call: (calls) => calls.studioProjects.list({}) },
  "studioProjects.allow": {
    call: (calls) =>
      calls.studioProjects.allow({ team: "search", domainId: "dzd-walk", projectId: `p${Date.now()}` }),
  },
  "studioProjects.withdraw": {
    arrange: () => aStudioProject(world),
    call: (calls, { id }) => calls.studioProjects.withdraw({ id }),
  },
  "verdicts.get": {
    call: (calls) => calls.verdicts.get({ target: aliveArn, environment: "unified-studio" }),
  },
  "access.explain": { call: (calls) => calls.access.explain({ text: "AccessDeniedException" }) },
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
  "connections.policies": {
    arrange: () => world.database.connection.findFirstOrThrow(),
    call: (calls, { id }) => calls.connections.policies({ id }),
  },
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
  "requests.list": { call: (calls) => calls.requests.list({}) },
  "requests.counts": { call: (calls) => calls.requests.counts({}) },
  "requests.places": { call: (calls) => calls.requests.places({}) },
  "requests.presets": { call: (calls) => calls.requests.presets({}) },
  "requests.policies": { call: (calls) => calls.requests.policies({}) },
  "requests.estimate": {
    call: (calls) =>
      calls.requests.estimate({
        baseModelId: "amazon.nova-micro-v1:0",
        routing: "none",
        inputTokensPerMonth: 1,
        outputTokensPerMonth: 1,
      }),
  },
  "requests.sources": {
    call: async (calls) => calls.requests.sources(await aPlace(world)),
  },
  "requests.access": {
    call: async (calls) => {
      const { connectionId, region, source } = await aSpec(world);
      return calls.requests.access({ connectionId, region, source });
    },
  },
  ...meteringCases,
  ...costViewCases(world),
  ...costSourceCases(world),
  ...endpointCases(world),
  "requests.plan": {
    call: async (calls) => calls.requests.plan({ kind: "profile.create", spec: await aSpec(world) }),
  },
  "requests.submit": {
    call: async (calls) => calls.requests.submit({ kind: "profile.create", spec: await aSpec(world) }),
  },
  "requests.get": { arrange: () => aRequest(world), call: (calls, { id }) => calls.requests.get({ id }) },
  "requests.code": { arrange: () => aRequest(world), call: (calls, { id }) => calls.requests.code({ id }) },
  "requests.revise": {
    arrange: () => aRequest(world),
    call: async (calls, { id }) =>
      calls.requests.revise({ id, version: 1, kind: "profile.create", spec: await aSpec(world) }),
  },
  "requests.approve": {
    arrange: () => aRequest(world),
    call: async (calls, { id }) => calls.requests.approve({ id, version: 1, specHash: await hashOf(id) }),
  },
  "requests.reject": {
    arrange: () => aRequest(world),
    call: async (calls, { id }) =>
      calls.requests.reject({ id, version: 1, specHash: await hashOf(id), reason: "walk" }),
  },
  "requests.cancel": {
    arrange: () => aRequest(world),
    call: (calls, { id }) => calls.requests.cancel({ id }),
    as: "member",
  },
  "requests.comment": {
    arrange: () => aRequest(world),
    call: (calls, { id }) => calls.requests.comment({ id, text: "walk" }),
  },
  "requests.retry": {
    arrange: () => aFailedRequest(world),
    call: (calls, { id }) => calls.requests.retry({ id }),
  },
  "requests.savePresets": {
    call: async (calls) => {
      const { version } = await (await world.as("ada")).requests.presets({});
      return calls.requests.savePresets({ version, items: [] });
    },
  },
  "requests.savePolicy": {
    call: (calls) =>
      calls.requests.savePolicy({
        team: null,
        rules: [{ upToMicrodollars: null, stages: [{ who: "approver", needed: 1 }] }],
      }),
  },
  ...roleCases(world),
  ...billCases(world),
  ...budgetCases(world),
  ...noticeCases(world),
  ...peopleCases(world),
  ...costTagCases(world),
  "tags.policy": { call: (calls) => calls.tags.policy({}) },
  "tags.savePolicy": {
    call: async (calls) => {
      const { version } = await (await world.as("ada")).tags.policy({ team: "payments" });
      return calls.tags.savePolicy({ team: "payments", version, rules: [] });
    },
  },
  "tags.report": { call: (calls) => calls.tags.report({}) },
  "tags.ofProfile": { call: (calls, { profileId }) => calls.tags.ofProfile({ id: profileId }) },
  "tags.apply": {
    call: (calls, { profileId }) => calls.tags.apply({ id: profileId, remove: ["Absent"] }),
  },
  "settings.me": { call: (calls) => calls.settings.me({}) },
  "settings.permissions": { call: (calls) => calls.settings.permissions({}) },
  "settings.signOutEverywhere": { call: (calls) => calls.settings.signOutEverywhere({}) },
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
    const before = await fingerprint(world.database);
    await expect(call(world.asActor({ kind: "anonymous" }), needed)).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect(await fingerprint(world.database)).toEqual(before);
  });

  test.each(humanRoles.filter((role) => !allowed.includes(role)))(
    "refuses the role %s and changes nothing",
    async (role) => {
      const needed = await given(personOfRole[role]);
      const before = await fingerprint(world.database);
      const refusal = await call(await world.as(personOfRole[role]), needed).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ORPCError);
      expect(refusal).toMatchObject({ code: "forbidden" });
      expect(await fingerprint(world.database)).toEqual(before);
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
    const before = await fingerprint(world.database);
    const schema = procedure["~orpc"].inputSchema;
    const choices = schema instanceof z.ZodDiscriminatedUnion ? schema.options : [schema];
    for (const choice of choices) {
      const { error } = z
        .instanceof(z.ZodObject)
        .parse(choice)
        .safeParse({ ["platformRole"]: "admin" });
      expect(error?.issues.map(({ code }) => code)).toContain("unrecognized_keys");
    }
    expect(await fingerprint(world.database)).toEqual(before);
  });
});

function permissionOf(procedure: AnyProcedure): Permission {
  const { permission } = z.object({ permission: z.enum(keysOf(permissions)) }).parse(procedure["~orpc"].meta);
  return permission;
}
