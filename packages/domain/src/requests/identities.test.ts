import { listRoles } from "@quarry/aws-core/roles/list-roles";
import { readRole } from "@quarry/aws-core/roles/read-role";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runAndKill, watchIam } from "../testing/watch-iam.ts";
import type { Kill } from "../testing/watch-iam.ts";
import { useWorld } from "../testing/world.ts";
import { provisionRequest } from "./provision-request.ts";
import {
  aRepairSpec,
  aRoleSpec,
  aUserSpec,
  approvedIdentity,
  executionRole,
  iamOf,
} from "./testing/an-identity-request.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;
let ada: Calls;

beforeAll(async () => {
  [linus, grace, ada] = [await world.as("linus"), await world.as("grace"), await world.as("ada")];
});
beforeEach(() => world.simulator.loadScenario("company"));

const carryOut = (requestId: string) => provisionRequest(world.job("requests.provision"), { requestId });
const stateOf = async (id: string) => (await linus.requests.get({ id })).state;
const roleNamed = async (name: string) => readRole(await iamOf(world), name);
const newRole = async (part = {}) => ({ kind: "role.create" as const, spec: await aRoleSpec(world, part) });

const denied = (operation: string) =>
  world.control("failures", {
    operation,
    count: 1,
    kind: "error",
    code: "AccessDenied",
    message: `User is not authorized to perform: ${operation}`,
    status: 403,
  });

/** The calls of IAM that have changed something since the scenario was loaded. */
const changes = () =>
  world.simulator
    .journal()
    .filter(({ service, operation }) => service === "iam" && !/^(?:Get|List)/u.test(operation))
    .map(({ operation }) => operation);

test("a role shows its documents with what each statement is for, and two people decide", async () => {
  const asked = await newRole();
  const { id, version, specHash, ...request } = await linus.requests.submit(asked);
  expect(request).toMatchObject({
    kind: "role.create",
    title: `Role ${asked.spec.name}`,
    monthlyMicrodollars: "0",
    plan: {
      call: { operation: "CreateRole", input: { name: asked.spec.name, path: "/quarry/" } },
      trust: { statements: [{ sentence: expect.stringContaining("111122223333") }] },
    },
  });
  expect(request.stages.map(({ who, needed }) => [who, needed])).toEqual([
    ["approver", 1],
    ["admin", 1],
  ]);
  await ada.requests.approve({ id, version, specHash });
  await expect(ada.requests.approve({ id, version, specHash })).rejects.toMatchObject({ code: "conflict" });
  expect(await stateOf(id)).toBe("pending");
});

test("an approved role is made once, with its policy and the tags of its request", async () => {
  const asked = await newRole();
  const { id } = await approvedIdentity(world, asked);
  await carryOut(id);
  await carryOut(id);
  const role = await roleNamed(asked.spec.name);
  expect(role).toMatchObject({ path: "/quarry/", owner: id, inline: [{ name: "quarry" }], attached: [] });
  expect(await linus.requests.get({ id })).toMatchObject({ state: "active", resourceArn: role?.arn });
  const { files } = await linus.requests.code({ id });
  expect(files.find((file) => file.id === "terraform")?.code).toContain(asked.spec.name);
  expect(JSON.stringify(files)).not.toContain("quarry:operation");
});

test("the classic policies are attached where they are asked for, with a warning each", async () => {
  const asked = await newRole({ role: { template: "execution-role-classic" } });
  const { plan } = await linus.requests.plan(asked);
  expect(plan).toMatchObject({
    warnings: expect.arrayContaining([expect.stringMatching(/^AmazonS3FullAccess/u)]),
  });
  const { id } = await approvedIdentity(world, asked);
  await carryOut(id);
  expect((await roleNamed(asked.spec.name))?.attached).toHaveLength(4);
});

test("a name that the account has already is refused before anybody decides", async () => {
  await expect(linus.requests.submit(await newRole({ name: "quarry-execution" }))).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "spec.name" }] },
  });
});

test("a text that would widen a statement lands on its field", async () => {
  const role = { ...executionRole, artefacts: { bucket: "team-*", prefix: "" } };
  await expect(linus.requests.submit(await newRole({ role }))).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "spec.role.artefacts.bucket" }] },
  });
  const secretArn = "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:hub-AbCdEf";
  const other = await newRole({ role: { ...executionRole, secretArn } });
  await expect(linus.requests.submit(other)).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: expect.stringMatching(/^spec\.role/u) }] },
  });
});

test("a role that lets in another account says so", async () => {
  const by = { kind: "account" as const, account: "999999999999" };
  const executionRoleArn = "arn:aws:iam::111122223333:role/quarry-execution";
  const role = { template: "deployer-role" as const, namePrefix: "search-", executionRoleArn, by };
  const { plan } = await linus.requests.plan(await newRole({ role }));
  expect(plan).toMatchObject({ warnings: expect.arrayContaining([expect.stringContaining("999999999999")]) });
});

test("a name that somebody took meanwhile is left as it is", async () => {
  const asked = await newRole();
  const [first, second] = [await approvedIdentity(world, asked), await approvedIdentity(world, asked)];
  await carryOut(first.id);
  await carryOut(second.id);
  expect(await linus.requests.get({ id: second.id })).toMatchObject({
    state: "failed",
    failure: { code: "conflict", title: "The name is taken" },
  });
  expect((await roleNamed(asked.spec.name))?.owner).toBe(first.id);
});

test("a role whose policy is refused is taken away again, and made whole when it is tried again", async () => {
  const asked = await newRole();
  const { id } = await approvedIdentity(world, asked);
  await denied("iam:PutRolePolicy");
  await carryOut(id);
  expect(await linus.requests.get({ id })).toMatchObject({
    state: "failed",
    resourceArn: null,
    failure: { code: "denied" },
  });
  expect(await roleNamed(asked.spec.name)).toBeUndefined();
  await linus.requests.retry({ id });
  await carryOut(id);
  expect(await stateOf(id)).toBe("active");
});

test("a role that IAM does not know everywhere yet is waited for, but not for ever", async () => {
  const asked = await newRole();
  const { id } = await approvedIdentity(world, asked);
  const failure = { count: 50, kind: "error", code: "NoSuchEntity", message: "cannot be found", status: 404 };
  await world.control("failures", { operation: "iam:PutRolePolicy", ...failure });
  for (let attempt = 1; attempt <= 5; attempt += 1)
    await expect(carryOut(id)).rejects.toThrow("cannot be found");
  expect(await stateOf(id)).toBe("provisioning");
  expect(await roleNamed(asked.spec.name)).toBeDefined();
  await carryOut(id);
  expect(await linus.requests.get({ id })).toMatchObject({ state: "failed", failure: { code: "not-found" } });
});

test.each([
  ["a role", () => newRole()],
  ["a user", async () => ({ kind: "user.create" as const, spec: await aUserSpec(world) })],
])("a worker that was overtaken does not take %s away from the other", async (_what, wish) => {
  await ada.roles.savePolicy({ allowsUsers: true });
  const { id } = await approvedIdentity(world, await wish());
  const aws = watchIam(async (call, send) => {
    if (call !== 2) return send();
    await carryOut(id);
    throw Object.assign(new Error("late refusal"), { name: "AccessDenied" });
  });
  await provisionRequest({ ...world.job("requests.provision"), aws }, { requestId: id });
  aws.close();
  expect(await stateOf(id)).toBe("active");
  expect(changes().filter((operation) => operation.startsWith("Delete"))).toEqual([]);
});

test("what can be neither made whole nor taken away is named", async () => {
  const asked = await newRole();
  const { id } = await approvedIdentity(world, asked);
  await denied("iam:PutRolePolicy");
  await denied("iam:DeleteRole");
  await carryOut(id);
  expect(await linus.requests.get({ id })).toMatchObject({
    state: "failed",
    failure: { remedy: expect.stringContaining(`the role ${asked.spec.name}`) },
  });
});

const wishes = [
  ["a role", () => newRole()],
  [
    "a repair",
    async () => ({
      kind: "role.repair" as const,
      spec: await aRepairSpec(world, { takeAway: true }),
    }),
  ],
  ["a user", async () => ({ kind: "user.create" as const, spec: await aUserSpec(world) })],
] as const;

test.each(wishes)(
  "one approval of %s is not enough for the worker, whatever the stages say",
  async (_what, wish) => {
    await ada.roles.savePolicy({ allowsUsers: true });
    const { id, version, specHash } = await linus.requests.submit(await wish());
    await world.database.request.update({
      where: { id },
      data: { stages: [{ who: "approver", needed: 1 }] },
    });
    await grace.requests.approve({ id, version, specHash });
    await carryOut(id);
    expect(await linus.requests.get({ id })).toMatchObject({
      state: "failed",
      failure: { title: "Two people have to approve it" },
    });
    expect(changes()).toEqual([]);
  },
);

test.each(wishes)(
  "%s that was begun goes no further when an approval does not hold any more",
  async (what, wish) => {
    await ada.roles.savePolicy({ allowsUsers: true });
    const { id } = await approvedIdentity(world, await wish());
    await killed({ call: 1, when: "after" }, id);
    const begun = changes();
    const membership = { user: { email: "grace@example.com" }, team: { slug: "search" } };
    await world.database.membership.updateMany({ where: membership, data: { role: "member" } });
    await carryOut(id);
    await world.database.membership.updateMany({ where: membership, data: { role: "approver" } });
    expect(await linus.requests.get({ id })).toMatchObject({ state: "failed", resourceArn: null });
    const takenBack = { "a role": ["DeleteRole"], "a repair": [], "a user": ["DeleteUser"] }[what];
    expect(changes().slice(begun.length)).toEqual(takenBack);
  },
);

test("a user with a key cannot be asked for unless an admin has allowed it", async () => {
  const asked = { kind: "user.create" as const, spec: await aUserSpec(world) };
  await ada.roles.savePolicy({ allowsUsers: false });
  await expect(linus.requests.submit(asked)).rejects.toMatchObject({ code: "conflict" });
  await ada.roles.savePolicy({ allowsUsers: true });
  const { id } = await approvedIdentity(world, asked);
  await ada.roles.savePolicy({ allowsUsers: false });
  await carryOut(id);
  expect(await linus.requests.get({ id })).toMatchObject({
    state: "failed",
    failure: { title: "IAM users are not allowed" },
  });
});

const killed = (kill: Kill | null, requestId: string): Promise<number> =>
  runAndKill(kill, (means) =>
    provisionRequest({ ...world.job("requests.provision"), ...means }, { requestId }),
  );

describe("whichever call of IAM is the last before the worker dies", () => {
  const roles = [
    ["a role", () => newRole()],
    ["a classic role", () => newRole({ role: { template: "execution-role-classic" } })],
  ] as const;

  test.each(roles)("%s is made once and whole", { timeout: 120_000 }, async (_what, wish) => {
    const calls = await killed(null, (await approvedIdentity(world, await wish())).id);
    expect(calls).toBeGreaterThan(1);
    for (const when of ["before", "after"] as const) {
      for (let call = 1; call <= calls; call += 1) {
        const asked = await wish();
        const { id } = await approvedIdentity(world, asked);
        const count = (await listRoles(await iamOf(world))).length;
        await killed({ call, when }, id);
        expect(await stateOf(id)).toBe("provisioning");
        await carryOut(id);
        expect(await stateOf(id)).toBe("active");
        expect(await listRoles(await iamOf(world))).toHaveLength(count + 1);
        const role = await roleNamed(asked.spec.name);
        expect(role?.owner).toBe(id);
        expect((role?.inline.length ?? 0) + (role?.attached.length ?? 0)).toBe(calls - 1);
      }
    }
  });
});
