import { inspect } from "node:util";
import { createAccessKey } from "@quarry/aws-core/roles/create-access-key";
import { deleteUserWhole } from "@quarry/aws-core/roles/delete-user-whole";
import { listAccessKeys } from "@quarry/aws-core/roles/list-access-keys";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provisionRequest } from "../requests/provision-request.ts";
import { aUserSpec, aUserWithKey, approvedIdentity, iamOf } from "../requests/testing/an-identity-request.ts";
import { everyRow } from "../testing/every-row.ts";
import { logTo } from "../testing/log-to.ts";
import { runAndKill, watchIam } from "../testing/watch-iam.ts";
import { useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { changeKey } from "./change-key.ts";
import { sweepKeys } from "./sweep-keys.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;
let ada: Calls;

beforeAll(async () => {
  [linus, grace, ada] = [await world.as("linus"), await world.as("grace"), await world.as("ada")];
});
beforeEach(async () => {
  world.simulator.loadScenario("company");
  await ada.roles.savePolicy({ allowsUsers: true });
});

const nameOf = (id: string) => `quarry-deployer-${id}`;
const keysInAws = async (id: string) =>
  (await listAccessKeys(await iamOf(world), nameOf(id))).map(({ keyId }) => keyId);
const keyOf = (id: string) => linus.roles.key({ id });
const change = (iamUserId: string, part = {}) =>
  changeKey({ ...world.job("roles.change-key"), ...part }, { iamUserId });

async function approvedUser(): Promise<string> {
  const { id } = await approvedIdentity(world, { kind: "user.create", spec: await aUserSpec(world) });
  return id;
}

test("a key is shown once, to who asked for it, and is the only one of its user", async () => {
  const { id } = await aUserWithKey(world);
  expect(await keyOf(id)).toMatchObject({ state: "sealed", mayReveal: true, userName: nameOf(id) });
  const shown = await linus.roles.revealKey({ id });
  expect(shown).toMatchObject({ userName: nameOf(id), secretAccessKey: expect.stringMatching(/^\S{40}$/u) });
  expect(await keysInAws(id)).toEqual([shown.keyId]);
  expect(await keyOf(id)).toMatchObject({ state: "revealed", mayReveal: false, keyId: shown.keyId });
  await expect(linus.roles.revealKey({ id })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("shown already"),
  });
  const events = await world.database.event.findMany({ where: { name: "access-key.revealed" } });
  expect(events.at(-1)).toMatchObject({ subjectKind: "iam-user", after: { keyId: shown.keyId } });
});

test("two who ask at the same moment get one key between them", async () => {
  const { id } = await aUserWithKey(world);
  const shown = await Promise.allSettled([linus.roles.revealKey({ id }), linus.roles.revealKey({ id })]);
  expect(shown.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test.each<[Person, string]>([
  ["grace", "forbidden"],
  ["ada", "forbidden"],
  ["margaret", "not-found"],
])("%s did not ask for the key and does not see it", async (person, code) => {
  const { id } = await aUserWithKey(world);
  const other = await world.as(person);
  await expect(other.roles.revealKey({ id })).rejects.toMatchObject({ code });
  await expect(other.roles.rotateKey({ id })).rejects.toMatchObject({ code });
  expect(await keyOf(id)).toMatchObject({ state: "sealed" });
});

test("a program with a token of who asked does not see it", async () => {
  const { id } = await aUserWithKey(world);
  const actor = await world.actor("linus");
  if (actor.kind !== "user") throw new Error("not a person");
  const program = world.asActor({ ...actor, via: { kind: "token", tokenId: id, tokenName: "ci" } });
  await expect(program.roles.revealKey({ id })).rejects.toMatchObject({ code: "forbidden" });
});

test("a replaced key is a new one, sealed again, and the old one is gone", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  const first = await linus.roles.revealKey({ id });
  await linus.roles.rotateKey({ id });
  expect(await keyOf(id)).toMatchObject({ state: "changing", mayRotate: false });
  await expect(linus.roles.rotateKey({ id })).rejects.toMatchObject({ code: "conflict" });
  await expect(linus.roles.revealKey({ id })).rejects.toMatchObject({ code: "conflict" });
  await change(iamUserId);
  await change(iamUserId);
  const second = await linus.roles.revealKey({ id });
  expect(second.keyId).not.toBe(first.keyId);
  expect(second.secretAccessKey).not.toBe(first.secretAccessKey);
  expect(await keysInAws(id)).toEqual([second.keyId]);
});

test("a key is not replaced once an admin does not allow users any more, but revoked it can be", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  await ada.roles.savePolicy({ allowsUsers: false });
  await expect(linus.roles.rotateKey({ id })).rejects.toMatchObject({ code: "conflict" });
  await grace.roles.revokeKey({ id });
  expect(
    await world.database.sealedSecret.count({ where: { user: { requestId: id }, sealed: { not: null } } }),
  ).toBe(0);
  await change(iamUserId);
  expect(await keysInAws(id)).toEqual([]);
  expect(await keyOf(id)).toMatchObject({ state: "gone", keyId: null, mayRevoke: false });
  await expect(grace.roles.revokeKey({ id })).rejects.toMatchObject({ code: "conflict" });
  await expect(linus.roles.revealKey({ id })).rejects.toMatchObject({ code: "conflict" });
});

test("somebody of another team cannot revoke a key, nor a member who did not ask for it", async () => {
  const { id } = await aUserWithKey(world);
  await expect((await world.as("margaret")).roles.revokeKey({ id })).rejects.toMatchObject({
    code: "not-found",
  });
  const { id: userId } = await world.database.user.findUniqueOrThrow({
    where: { email: "viola@example.com" },
  });
  const viola = { userId, team: { slug: "search" } };
  await world.database.membership.updateMany({ where: viola, data: { role: "member" } });
  await expect((await world.as("viola")).roles.revokeKey({ id })).rejects.toMatchObject({
    code: "forbidden",
  });
  await world.database.membership.updateMany({ where: viola, data: { role: "viewer" } });
});

test("a key is not replaced for somebody who is suspended", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  await linus.roles.rotateKey({ id });
  const before = await keysInAws(id);
  const suspended = { where: { email: "linus@example.com" } };
  await world.database.user.update({ ...suspended, data: { status: "suspended" } });
  await change(iamUserId);
  await world.database.user.update({ ...suspended, data: { status: "active" } });
  expect(await keysInAws(id)).toEqual(before);
  expect(await keyOf(id)).toMatchObject({ failure: { title: expect.stringContaining("Nobody") } });
});

test("a user that somebody else made under the name is not deleted", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  await world.database.iamUser.update({ where: { id: iamUserId }, data: { name: "sagemaker-deployer" } });
  await linus.roles.revokeKey({ id });
  await change(iamUserId);
  expect(await keyOf(id)).toMatchObject({ failure: { title: "The name is taken" } });
  expect(await listAccessKeys(await iamOf(world), "sagemaker-deployer")).toHaveLength(1);
});

test("a user that is gone from the account ends a replacement with the reason", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  await deleteUserWhole(await iamOf(world), { name: nameOf(id), operationId: id });
  await linus.roles.rotateKey({ id });
  await change(iamUserId);
  expect(await keyOf(id)).toMatchObject({ failure: { remedy: expect.stringMatching(/\w/u) } });
});

test("a key that nobody looked at in time is forgotten, and can be replaced", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  await world.database.sealedSecret.updateMany({
    where: { user: { id: iamUserId } },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  expect(await keyOf(id)).toMatchObject({ state: "forgotten", mayReveal: false, mayRotate: true });
  await sweepKeys(world.job("roles.sweep-keys"));
  const row = await world.database.sealedSecret.findFirstOrThrow({ where: { user: { id: iamUserId } } });
  expect(row.sealed).toBeNull();
  await expect(linus.roles.revealKey({ id })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("in time"),
  });
});

test("the sweep takes up a change whose job was lost", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  await linus.roles.rotateKey({ id });
  await world.database.$executeRaw`DELETE FROM pgboss.job WHERE data ->> 'iamUserId' = ${iamUserId}`;
  const long = new Date(Date.now() - 10 * 60_000);
  await world.database.iamUser.update({ where: { id: iamUserId }, data: { wishedAt: long } });
  await sweepKeys(world.job("roles.sweep-keys"));
  const [row] = await world.database.$queryRaw<{ jobs: bigint }[]>`
    SELECT count(*) AS jobs FROM pgboss.job WHERE data ->> 'iamUserId' = ${iamUserId}`;
  expect(row?.jobs).toBe(1n);
});

test("an account that was disconnected since is not called", async () => {
  const { id, iamUserId } = await aUserWithKey(world);
  await world.database.iamUser.update({ where: { id: iamUserId }, data: { connectionId: null } });
  await linus.roles.revokeKey({ id });
  await change(iamUserId);
  expect(await keyOf(id)).toMatchObject({ failure: { title: expect.stringContaining("not connected") } });
});

test("the secret is in no table, event, job or log, neither before nor after it was shown", async () => {
  const lines: string[] = [];
  const logger = logTo(lines);
  const id = await approvedUser();
  await provisionRequest({ ...world.job("requests.provision"), logger }, { requestId: id });
  const before = await everyRow(world.database);
  const { secretAccessKey, keyId } = await linus.roles.revealKey({ id });
  const second = await linus.roles.revealKey({ id }).catch((error: unknown) => error);
  await linus.roles.rotateKey({ id });
  const { iamUserId } = await world.database.iamUser
    .findUniqueOrThrow({ where: { requestId: id } })
    .then((user) => ({ iamUserId: user.id }));
  await change(iamUserId, { logger });
  const views = [await keyOf(id), await linus.requests.get({ id }), second];
  const all = [
    before,
    await everyRow(world.database),
    ...lines,
    inspect(views, { depth: null, showHidden: true }),
  ].join("\n");
  expect(all).toContain(keyId);
  for (const form of [secretAccessKey, Buffer.from(secretAccessKey).toString("base64")]) {
    expect(all).not.toContain(form);
  }
});

const make = (requestId: string) => (part: object) =>
  provisionRequest({ ...world.job("requests.provision"), ...part }, { requestId });

/** How a user stands: its rows and keys, and whether the one key is the one that is shown. */
async function standing(id: string) {
  const users = await world.database.iamUser.count({ where: { requestId: id } });
  const { state } = await keyOf(id);
  const inAws = await keysInAws(id);
  const shown = state === "sealed" ? (await linus.roles.revealKey({ id })).keyId : null;
  return { users, state, keys: inAws.length, isShown: inAws[0] === shown };
}

const oneKey = { users: 1, state: "sealed", keys: 1, isShown: true };
const noKey = { users: 1, state: "gone", keys: 0, isShown: false };

describe("whichever call of IAM is the last before the worker dies", () => {
  const both = ["before", "after"] as const;

  test("a user has one key, which is the one that was sealed", { timeout: 120_000 }, async () => {
    const calls = await runAndKill(null, make(await approvedUser()));
    expect(calls).toBe(4);
    for (const when of both) {
      for (let call = 1; call <= calls; call += 1) {
        const id = await approvedUser();
        await runAndKill({ call, when }, make(id));
        await make(id)({});
        expect(await standing(id)).toEqual(oneKey);
      }
    }
  });

  test.each(["rotateKey", "revokeKey"] as const)("%s ends well", { timeout: 120_000 }, async (verb) => {
    const first = await aUserWithKey(world);
    await linus.roles[verb]({ id: first.id });
    const calls = await runAndKill(null, (part) => change(first.iamUserId, part));
    for (const when of both) {
      for (let call = 1; call <= calls; call += 1) {
        const { id, iamUserId } = await aUserWithKey(world);
        await linus.roles[verb]({ id });
        await runAndKill({ call, when }, (part) => change(iamUserId, part));
        await change(iamUserId);
        expect(await standing(id)).toEqual(verb === "rotateKey" ? oneKey : noKey);
      }
    }
  });

  test("a worker that dies between the key and its seal leaves no key that nobody knows", async () => {
    const id = await approvedUser();
    const { configuration } = world.means;
    const dying = Object.defineProperty({ ...configuration }, "secretKey", {
      get: () => {
        throw new Error("killed");
      },
    });
    await expect(make(id)({ configuration: dying })).rejects.toThrow("killed");
    const [lost] = await keysInAws(id);
    await make(id)({});
    expect(await keysInAws(id)).not.toContain(lost);
    expect(await standing(id)).toEqual(oneKey);
  });
});

/** Runs a job that another one overtakes, from beginning to end, at one of its calls of IAM. */
async function overtaken(run: (means: object) => Promise<void>, at: { call: number; when: string }) {
  const aws = watchIam(async (call, send) => {
    if (call !== at.call) return send();
    if (at.when === "before") await run({});
    const answer = await send();
    if (at.when === "after") await run({});
    return answer;
  });
  await run({ aws });
  aws.close();
}

const pointsOf = (calls: number) =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((call) =>
    ["before", "after"].map((when) => ({ call, when })),
  );

test.each(pointsOf(4))(
  "a worker that is overtaken $when call $call leaves the other's one key",
  async (at) => {
    const id = await approvedUser();
    await overtaken(make(id), at);
    expect(await standing(id)).toEqual(oneKey);
  },
);

test.each(pointsOf(3))("a replacement overtaken $when call $call leaves the other's one key", async (at) => {
  const { id, iamUserId } = await aUserWithKey(world);
  await linus.roles.rotateKey({ id });
  await overtaken((means) => change(iamUserId, means), at);
  expect(await standing(id)).toEqual(oneKey);
});

test.each(pointsOf(3))("a key that is revoked $when call $call of its replacement is gone", async (at) => {
  const { id, iamUserId } = await aUserWithKey(world);
  await linus.roles.rotateKey({ id });
  let isRevoked = false;
  const revokeThenRun = async (means: object) => {
    if (!("aws" in means) && !isRevoked) {
      isRevoked = true;
      await linus.roles.revokeKey({ id });
    }
    await change(iamUserId, means).catch(() => undefined);
  };
  await overtaken(revokeThenRun, at);
  expect(await standing(id)).toEqual(noKey);
});

test.each(pointsOf(8))("a key made $when call $call of the revocation goes as well", async (at) => {
  const { id, iamUserId } = await aUserWithKey(world);
  await linus.roles.revokeKey({ id });
  const making = async (means: object) => {
    if ("aws" in means) return change(iamUserId, means);
    await createAccessKey(await iamOf(world), { userName: nameOf(id), recordedKeyIds: [] }).catch(
      () => undefined,
    );
  };
  await overtaken(making, at);
  expect(await standing(id)).toEqual(noKey);
});
