import { CreatePolicyCommand, TagRoleCommand } from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { attachManaged } from "./attach-managed.ts";
import { comparePermissions } from "./compare-permissions.ts";
import { compareTrust } from "./compare-trust.ts";
import { createRoleOnce } from "./create-role-once.ts";
import { deleteRoleWhole } from "./delete-role-whole.ts";
import { executionRolePermissions, executionRoleTrust } from "./execution-role.ts";
import { listRoles } from "./list-roles.ts";
import { putInlinePolicy } from "./put-inline-policy.ts";
import { putTrust } from "./put-trust.ts";
import { readRole } from "./read-role.ts";
import { removeRolePolicy } from "./remove-role-policy.ts";
import { executionRole } from "./testing/sample-inputs.ts";

const aws = simulateAws();
const trust = executionRoleTrust({ account: ownAccount });
const permissions = executionRolePermissions(executionRole);
const fullAccess = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";

const newRole = {
  name: "QuarryExecutionSearch",
  path: "/quarry/",
  description: "Runs models of the search team",
  trust,
  tags: [{ key: "Team", value: "search" }],
  operationId: "op-1",
};
const identity = { kind: "role", name: newRole.name } as const;

test("a role is made with the tag of its operation and read as it was written", async () => {
  const holder = aws.clients();
  const created = await createRoleOnce(holder, newRole);
  expect(created).toEqual({
    outcome: "created",
    arn: `arn:aws:iam::${ownAccount}:role/quarry/QuarryExecutionSearch`,
  });
  await putInlinePolicy(holder, identity, { policyName: "quarry", document: permissions });
  await attachManaged(holder, identity, fullAccess);
  const role = await readRole(holder, newRole.name);
  expect(role).toMatchObject({
    name: newRole.name,
    path: "/quarry/",
    description: newRole.description,
    owner: "op-1",
    trust,
    inline: [{ name: "quarry", document: permissions }],
    attached: [{ arn: fullAccess, name: "AmazonSageMakerFullAccess", document: { Version: "2012-10-17" } }],
    boundary: null,
  });
  expect(role?.tags).toEqual(
    expect.arrayContaining([...newRole.tags, { key: "quarry:operation", value: "op-1" }]),
  );
  expect(compareTrust(role?.trust, trust)).toEqual([]);
});

test("what was read is compared: the attached policy of AWS is wider than the template", async () => {
  const holder = aws.clients();
  await createRoleOnce(holder, newRole);
  const expected = { permissions, managedPolicyArns: [] };
  const differences = async () => {
    const role = await readRole(holder, newRole.name);
    return comparePermissions(role ?? { attached: [], inline: [] }, expected);
  };
  expect((await differences()).map(({ kind }) => kind)).toContain("missing");
  await putInlinePolicy(holder, identity, { policyName: "quarry", document: permissions });
  expect(await differences()).toEqual([]);
  await attachManaged(holder, identity, fullAccess);
  expect(await differences()).toContainEqual(expect.objectContaining({ kind: "wider", about: "action" }));
});

test("a role that the same operation made is adopted", async () => {
  const holder = aws.clients();
  const first = await createRoleOnce(holder, newRole);
  expect(await createRoleOnce(holder, newRole)).toEqual({ ...first, outcome: "adopted" });
});

test("a role of another operation or of nobody is left as it is, and the owner is named", async () => {
  const holder = aws.clients();
  await createRoleOnce(holder, newRole);
  const otherTrust = executionRoleTrust({ account: "999999999999" });
  expect(await createRoleOnce(holder, { ...newRole, operationId: "op-2", trust: otherTrust })).toEqual({
    outcome: "foreign",
    owner: "op-1",
    sentence: expect.stringContaining("says that the operation op-1 made it"),
  });
  expect((await readRole(holder, newRole.name))?.trust).toEqual(trust);
  await holder.iam.send(
    new TagRoleCommand({ RoleName: newRole.name, Tags: [{ Key: "quarry:operation", Value: "" }] }),
  );
  expect(await createRoleOnce(holder, newRole)).toMatchObject({ outcome: "foreign" });
});

test("a role that is not there, or a namesake elsewhere, is undefined", async () => {
  const holder = aws.clients();
  const { name } = newRole;
  expect(await readRole(holder, name)).toBeUndefined();
  await createRoleOnce(holder, newRole);
  const arn = `arn:aws:iam::${ownAccount}:role/quarry/${name}`;
  expect((await readRole(holder, arn))?.arn).toBe(arn);
  expect(await readRole(holder, arn.replace("/quarry/", "/"))).toBeUndefined();
  expect(await readRole(holder, arn.replace(ownAccount, "999999999999"))).toBeUndefined();
});

test("all roles of the account are listed, over every page, with a trust policy that can be compared", async () => {
  const holder = aws.clients();
  await createRoleOnce(holder, newRole);
  const whole = await listRoles(holder);
  expect(await listRoles(holder, { pageSize: 2 })).toEqual(whole);
  expect(whole.length).toBeGreaterThan(4);
  const made = whole.find(({ name }) => name === newRole.name);
  expect(made).toMatchObject({ path: "/quarry/", description: newRole.description });
  expect(compareTrust(made?.trust, trust)).toEqual([]);
});

test("the trust policy is replaced, as often as one likes", async () => {
  const holder = aws.clients();
  await createRoleOnce(holder, { ...newRole, trust: executionRoleTrust({ account: "999999999999" }) });
  await putTrust(holder, newRole.name, trust);
  await putTrust(holder, newRole.name, trust);
  expect((await readRole(holder, newRole.name))?.trust).toEqual(trust);
});

test("a permissions boundary is read with its document", async () => {
  const holder = aws.clients();
  const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
  const { Policy } = await holder.iam.send(
    new CreatePolicyCommand({ PolicyName: "limit", PolicyDocument: JSON.stringify(document) }),
  );
  await createRoleOnce(holder, { ...newRole, boundaryArn: Policy?.Arn ?? "" });
  expect((await readRole(holder, newRole.name))?.boundary).toMatchObject({ name: "limit", document });
});

test("one policy is taken from a role, and twice is as good as once", async () => {
  const holder = aws.clients();
  await createRoleOnce(holder, newRole);
  await putInlinePolicy(holder, identity, { policyName: "quarry", document: permissions });
  await putInlinePolicy(holder, identity, { policyName: "other", document: permissions });
  await attachManaged(holder, identity, fullAccess);
  for (const policy of [{ inline: "other" }, { attached: fullAccess }, { inline: "other" }]) {
    await removeRolePolicy(holder, newRole.name, policy);
  }
  expect(await readRole(holder, newRole.name)).toMatchObject({ inline: [{ name: "quarry" }], attached: [] });
});

test("a role is deleted with everything on it, and twice is as good as once", async () => {
  const holder = aws.clients();
  await createRoleOnce(holder, newRole);
  await putInlinePolicy(holder, identity, { policyName: "quarry", document: permissions });
  await attachManaged(holder, identity, fullAccess);
  const own = { name: newRole.name, operationId: "op-1" };
  expect(await deleteRoleWhole(holder, own)).toEqual({ outcome: "deleted" });
  expect(await readRole(holder, newRole.name)).toBeUndefined();
  expect(await deleteRoleWhole(holder, own)).toEqual({ outcome: "deleted" });
});

test("a role of another operation is not deleted", async () => {
  const holder = aws.clients();
  await createRoleOnce(holder, newRole);
  await putInlinePolicy(holder, identity, { policyName: "quarry", document: permissions });
  const other = { name: newRole.name, operationId: "op-2" };
  expect(await deleteRoleWhole(holder, other)).toMatchObject({ outcome: "foreign", owner: "op-1" });
  expect((await readRole(holder, newRole.name))?.inline).toHaveLength(1);
});

test("a refusal that is no answer to the question is an error", async () => {
  const holder = aws.clients();
  aws.loadScenario("read-only");
  await expect(createRoleOnce(holder, newRole)).rejects.toMatchObject({
    code: "denied",
    operation: "CreateRole",
  });
  await expect(attachManaged(holder, identity, fullAccess)).rejects.toMatchObject({ code: "denied" });
});
