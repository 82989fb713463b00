import { roleDocuments } from "@quarry/aws-core/roles/role-documents";
import { sampleInputs } from "@quarry/aws-core/roles/testing/sample-inputs";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { provisionRequest } from "../requests/provision-request.ts";
import { aRoleSpec, approvedIdentity, iamOf } from "../requests/testing/an-identity-request.ts";
import { attachManaged } from "@quarry/aws-core/roles/attach-managed";
import { useWorld } from "../testing/world.ts";
import { DocumentsInput } from "./schema.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let viola: Calls;
let place: { connectionId: string; region: string };

beforeAll(async () => {
  viola = await world.as("viola");
  const { id } = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  place = { connectionId: id, region: "us-west-2" };
});
beforeEach(() => world.simulator.loadScenario("company"));

test.each(roleDocuments().map(({ id, makes, use }) => ({ id, makes, use })))(
  "the documents of $id are written with every statement explained",
  async ({ id, makes, use }) => {
    const written = await viola.roles.documents(DocumentsInput.parse({ id, ...sampleInputs[id] }));
    const documents = [written.trust, written.permissions].flatMap((document) => document ?? []);
    expect(documents.length + written.managedPolicyArns.length).toBeGreaterThan(0);
    for (const { json, statements } of documents) {
      expect(statements).toHaveLength(JSON.parse(json).Statement.length);
      for (const { sentence } of statements) expect(sentence).toMatch(/\w{3}/u);
    }
    const hasCode = makes !== "policy" && use !== "shown";
    expect(written.code.files).toHaveLength(hasCode ? 5 : 0);
    expect(written.code.remark === null).toBe(hasCode);
  },
);

test("every kind of documents is listed", async () => {
  const { items } = await viola.roles.documentKinds({});
  expect(items.map(({ id }) => id)).toEqual(roleDocuments().map(({ id }) => id));
});

test("a text that would widen a statement is refused at its field", async () => {
  const artefacts = { bucket: "team-models", prefix: "*" };
  const input = { id: "import-role" as const, account: "111122223333", region: "us-west-2", artefacts };
  await expect(viola.roles.documents(input)).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "artefacts.prefix" }] },
  });
  const executionRoleArn = "arn:aws:iam::999999999999:role/other";
  const deployer = { account: "111122223333", region: "us-west-2", namePrefix: "search-", executionRoleArn };
  await expect(viola.roles.documents({ id: "deployer-user", ...deployer })).rejects.toMatchObject({
    code: "invalid",
    data: { details: [{ path: "executionRoleArn" }] },
  });
});

test("the roles that SageMaker or Bedrock may work as are listed with their verdicts", async () => {
  const { items, problem } = await viola.roles.list(place);
  expect(problem).toBeNull();
  const found = Object.fromEntries(items.map(({ name, verdict, services }) => [name, { verdict, services }]));
  expect(found).toMatchObject({
    "quarry-execution": { verdict: "good", services: ["SageMaker"] },
    SageMakerExecutionRoleLLM: { verdict: "wider", services: ["SageMaker"] },
    AmazonBedrockModelImportRole: { verdict: "good", services: ["Bedrock"] },
  });
  expect(found).not.toHaveProperty("batch-workers");
});

test("a role that Quarry made is compared with what it was made as", async () => {
  const spec = await aRoleSpec(world);
  const { id } = await approvedIdentity(world, { kind: "role.create", spec });
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  const only = async () => (await viola.roles.list({ ...place, q: spec.name.toUpperCase() })).items;
  expect(await only()).toMatchObject([{ requestId: id, verdict: "good", differences: [] }]);
  const policy = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
  await attachManaged(await iamOf(world), { kind: "role", name: spec.name }, policy);
  expect(await only()).toMatchObject([{ verdict: "wider", comparedWith: "What it was made as." }]);
});

test("a list of roles is cut into pages", async () => {
  const first = await viola.roles.list({ ...place, pageSize: 2 });
  const second = await viola.roles.list({ ...place, pageSize: 2, page: 2 });
  expect(first.items).toHaveLength(2);
  expect(second.total).toBe(first.total);
  expect(second.items[0]?.name).not.toBe(first.items[0]?.name);
});

const denied = (operation: string) =>
  world.control("failures", {
    operation,
    count: 50,
    kind: "error",
    code: "AccessDenied",
    message: `User is not authorized to perform: ${operation}`,
    status: 403,
  });

test("an account whose roles may not be listed says what is lacking", async () => {
  await denied("iam:ListRoles");
  expect(await viola.roles.list(place)).toMatchObject({
    items: [],
    total: 0,
    problem: expect.stringContaining("iam:ListRoles"),
  });
});

test("a role that may not be read has no verdict, and says why", async () => {
  await denied("iam:GetRole");
  const { items } = await viola.roles.list(place);
  expect(items.map(({ verdict }) => verdict)).toEqual(items.map(() => "unknown"));
  expect(items[0]?.differences[0]?.remedy).toContain("iam:GetRole");
});

test("an account of another team is not listed", async () => {
  const team = await world.database.team.findUniqueOrThrow({ where: { slug: "payments" } });
  const { id } = await world.database.connection.create({
    data: { name: "Payments", accountId: "111122223333", regions: ["us-west-2"], teamId: team.id },
  });
  const other = { connectionId: id, region: "us-west-2" };
  await expect(viola.roles.list(other)).rejects.toMatchObject({ code: "not-found" });
});

test("an admin says whether users with keys may be asked for, and the trail keeps it", async () => {
  const ada = await world.as("ada");
  expect(await viola.roles.policy({})).toEqual({ allowsUsers: false });
  await ada.roles.savePolicy({ allowsUsers: true });
  expect(await viola.roles.policy({})).toEqual({ allowsUsers: true });
  const event = await world.database.event.findFirstOrThrow({ where: { name: "identity-policy.saved" } });
  expect(event).toMatchObject({ before: { allowsUsers: false }, after: { allowsUsers: true } });
});
