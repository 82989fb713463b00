import { putInlinePolicy } from "@quarry/aws-core/roles/put-inline-policy";
import { readRole } from "@quarry/aws-core/roles/read-role";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { runAndKill } from "../testing/watch-iam.ts";
import { useWorld } from "../testing/world.ts";
import { provisionRequest } from "./provision-request.ts";
import { aRepairSpec, approvedIdentity, iamOf } from "./testing/an-identity-request.ts";

const world = useWorld();
let linus: Awaited<ReturnType<typeof world.as>>;

beforeAll(async () => {
  linus = await world.as("linus");
});
beforeEach(() => world.simulator.loadScenario("company"));

const carryOut = (requestId: string, means = {}) =>
  provisionRequest({ ...world.job("requests.provision"), ...means }, { requestId });
const stateOf = async (id: string) => (await linus.requests.get({ id })).state;
const roleNamed = async (name: string) => readRole(await iamOf(world), name);

const classic = "SageMakerExecutionRoleLLM";

test("a repair adds what is missing and takes nothing away", async () => {
  const spec = await aRepairSpec(world, {
    roleArn: "arn:aws:iam::111122223333:role/batch-workers",
  });
  const { id, plan } = await linus.requests.submit({ kind: "role.repair", spec });
  expect(plan).toMatchObject({
    differences: expect.arrayContaining([expect.objectContaining({ kind: "missing" })]),
  });
  const remaining = "remaining" in plan ? plan.remaining : [];
  expect(remaining.filter(({ kind }) => kind === "missing")).toEqual([]);
  expect(remaining.map(({ kind }) => kind)).toContain("wider");
  await linus.requests.cancel({ id });
  const before = await roleNamed("batch-workers");
  const approved = await approvedIdentity(world, { kind: "role.repair", spec });
  await carryOut(approved.id);
  expect(await stateOf(approved.id)).toBe("active");
  const after = await roleNamed("batch-workers");
  expect(after?.attached).toEqual(before?.attached);
  expect(JSON.stringify(after?.trust)).toContain("ec2.amazonaws.com");
  expect(JSON.stringify(after?.trust)).toContain("sagemaker.amazonaws.com");
  expect(after?.inline.map(({ name }) => name)).toEqual(["quarry"]);
});

test("a repair that may take away leaves just the template", async () => {
  const spec = await aRepairSpec(world, { takeAway: true });
  const { plan } = await linus.requests.plan({ kind: "role.repair", spec });
  expect(plan).toMatchObject({ remaining: [] });
  const { id } = await approvedIdentity(world, { kind: "role.repair", spec });
  await carryOut(id);
  const role = await roleNamed(classic);
  expect(role).toMatchObject({ attached: [], inline: [{ name: "quarry" }] });
  await expect(linus.requests.plan({ kind: "role.repair", spec })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("just what it should be"),
  });
});

test("a role that somebody changed since the plan is left as it is", async () => {
  const { id } = await approvedIdentity(world, {
    kind: "role.repair",
    spec: await aRepairSpec(world, { takeAway: true }),
  });
  const allow = { Sid: "Mine", Effect: "Allow" as const, Action: ["s3:ListBucket"], Resource: ["*"] };
  const document = { Version: "2012-10-17" as const, Statement: [allow] };
  await putInlinePolicy(
    await iamOf(world),
    { kind: "role", name: classic },
    { policyName: "mine", document },
  );
  const before = await roleNamed(classic);
  await carryOut(id);
  expect(await linus.requests.get({ id })).toMatchObject({
    state: "failed",
    failure: { title: "The role was changed since" },
  });
  expect(await roleNamed(classic)).toEqual(before);
});

test("a role that has more than it needs is not repaired by adding, and one that is denied cannot be", async () => {
  const plan = async () => linus.requests.plan({ kind: "role.repair", spec: await aRepairSpec(world) });
  await expect(plan()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Nothing is missing"),
  });
  const deny = { Sid: "No", Effect: "Deny" as const, Action: ["s3:GetObject"], Resource: ["*"] };
  const document = { Version: "2012-10-17" as const, Statement: [deny] };
  await putInlinePolicy(await iamOf(world), { kind: "role", name: classic }, { policyName: "no", document });
  await expect(plan()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/^Adding something does not mend it: Denied by inline policy no/u),
  });
});

test.each([
  ["a role of another account", "arn:aws:iam::999999999999:role/x", /another account/u],
  ["a role that is not there", "arn:aws:iam::111122223333:role/nobody", /no role of that ARN/u],
  [
    "a role of AWS",
    "arn:aws:iam::111122223333:role/aws-service-role/sagemaker.amazonaws.com/X",
    /AWS maintains/u,
  ],
])("%s cannot be repaired", async (_what, roleArn, words) => {
  const spec = await aRepairSpec(world, { roleArn });
  await expect(linus.requests.plan({ kind: "role.repair", spec })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(words),
  });
});

test("the role that Quarry works as itself cannot be repaired", async () => {
  const roleArn = "arn:aws:iam::111122223333:role/quarry-execution";
  const { id } = await world.database.connection.create({
    data: { name: "Own", accountId: "111122223333", regions: ["us-west-2"], roleArn },
  });
  const spec = await aRepairSpec(world, { connectionId: id, roleArn });
  await expect(linus.requests.plan({ kind: "role.repair", spec })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("Quarry works as this role"),
  });
});

test(
  "whichever call of IAM is the last before the worker dies, a repair goes on where it ended",
  { timeout: 120_000 },
  async () => {
    const asked = { kind: "role.repair" as const, spec: await aRepairSpec(world, { takeAway: true }) };
    const mostCalls = 30;
    for (const when of ["before", "after"] as const) {
      for (let call = 1; call <= mostCalls; call += 1) {
        world.simulator.loadScenario("company");
        const { id } = await approvedIdentity(world, asked);
        const outcome = await runAndKill({ call, when }, (means) => carryOut(id, means)).catch(() => null);
        await carryOut(id);
        expect(await stateOf(id)).toBe("active");
        expect(await roleNamed(classic)).toMatchObject({ attached: [], inline: [{ name: "quarry" }] });
        if (outcome === null) break;
        expect(call).toBeLessThan(mostCalls);
      }
    }
  },
);
