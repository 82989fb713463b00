import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import type { CreateRoleCommandInput, IAMClient } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { classicPolicies } from "../../seed/iam-roles.ts";
import { awsManagedPolicies } from "../../seed/managed-policies.ts";
import { test } from "../../testing/simulator-test.ts";
import { longPolicy, policyText, sageMakerTrust, trustText } from "./testing/policy-texts.ts";

const create = (iam: IAMClient, input: Partial<CreateRoleCommandInput> = {}) =>
  iam.send(
    new CreateRoleCommand({
      RoleName: "endpoint-runner",
      AssumeRolePolicyDocument: sageMakerTrust,
      ...input,
    }),
  );

const decoded = (text: string | undefined): unknown => JSON.parse(decodeURIComponent(text ?? ""));

const named = { RoleName: "endpoint-runner" };

describe("a role", () => {
  test("is answered by CreateRole without its description, and by GetRole whole", async ({
    clients: { iam },
  }) => {
    const { Role: made } = await create(iam, {
      Path: "/team/search/",
      Description: "Runs endpoints",
      MaxSessionDuration: 7200,
      Tags: [{ Key: "Team", Value: "search" }],
    });
    expect(made).toEqual({
      Path: "/team/search/",
      RoleName: "endpoint-runner",
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: "arn:aws:iam::111122223333:role/team/search/endpoint-runner",
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: expect.stringMatching(/^%7B%22Version%22%3A/),
      Tags: [{ Key: "Team", Value: "search" }],
    });
    expect(made?.CreateDate?.getMilliseconds()).toBe(0);
    const { Role: read } = await iam.send(new GetRoleCommand(named));
    expect(read).toEqual({
      ...made,
      Description: "Runs endpoints",
      MaxSessionDuration: 7200,
      RoleLastUsed: {},
    });
    expect(decoded(read?.AssumeRolePolicyDocument)).toEqual(JSON.parse(sageMakerTrust));
  });

  test("has its document encoded as RFC 3986 wants it", async ({ clients: { iam } }) => {
    await create(iam);
    const text = policyText({ Sid: "A", Resource: "arn:aws:s3:::bucket/(it's)!*" });
    await iam.send(new PutRolePolicyCommand({ ...named, PolicyName: "p", PolicyDocument: text }));
    const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ ...named, PolicyName: "p" }));
    expect(PolicyDocument).not.toMatch(/[!'()*]/);
    expect(decodeURIComponent(PolicyDocument)).toBe(text);
  });

  test("keeps its name to itself whatever the case", async ({ clients: { iam } }) => {
    await create(iam);
    await expect(create(iam, { RoleName: "Endpoint-Runner" })).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "Role with name Endpoint-Runner already exists.",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("is one of a thousand at most", async ({ clients: { iam } }) => {
    const { Roles = [] } = await iam.send(new ListRolesCommand({ MaxItems: 1000 }));
    const names = Array.from({ length: 1000 - Roles.length }, (_, index) => `filler-${index}`);
    await Promise.all(names.map((RoleName) => create(iam, { RoleName })));
    await expect(create(iam)).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for RolesPerAccount: 1000",
    });
  });

  test("belongs to its account in every Region and to no other account", async ({ clients, connect }) => {
    await create(clients.iam);
    const elsewhere = connect({ region: "eu-central-1" });
    expect((await elsewhere.iam.send(new GetRoleCommand(named))).Role?.RoleName).toBe("endpoint-runner");
    const stranger = connect({ credentials: { accessKeyId: "999900001111", secretAccessKey: "any" } });
    await expect(stranger.iam.send(new GetRoleCommand(named))).rejects.toMatchObject({
      name: "NoSuchEntityException",
    });
  });

  test("is updated member by member", async ({ clients: { iam } }) => {
    await create(iam, { Description: "before" });
    await iam.send(new UpdateRoleCommand({ ...named, Description: "after" }));
    await iam.send(new UpdateRoleCommand({ ...named, MaxSessionDuration: 43_200 }));
    const trust = trustText({ Service: "bedrock.amazonaws.com" });
    await iam.send(new UpdateAssumeRolePolicyCommand({ ...named, PolicyDocument: trust }));
    const { Role } = await iam.send(new GetRoleCommand(named));
    expect(Role).toMatchObject({ Description: "after", MaxSessionDuration: 43_200 });
    expect(decoded(Role?.AssumeRolePolicyDocument)).toEqual(JSON.parse(trust));
  });

  test("is not deleted before its policies are", async ({ clients: { iam } }) => {
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
    await create(iam);
    await iam.send(new AttachRolePolicyCommand({ ...named, PolicyArn }));
    await iam.send(new PutRolePolicyCommand({ ...named, PolicyName: "p", PolicyDocument: policyText() }));
    const remove = () => iam.send(new DeleteRoleCommand(named));
    await expect(remove()).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete entity, must detach all policies first.",
      $metadata: { httpStatusCode: 409 },
    });
    await iam.send(new DetachRolePolicyCommand({ ...named, PolicyArn }));
    await expect(remove()).rejects.toMatchObject({
      message: "Cannot delete entity, must delete policies first.",
    });
    await iam.send(new DeleteRolePolicyCommand({ ...named, PolicyName: "p" }));
    await remove();
    await expect(iam.send(new GetRoleCommand(named))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The role with name endpoint-runner cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
  });

  for (const [what, send] of [
    ["updated", (iam: IAMClient) => iam.send(new UpdateRoleCommand(named))],
    ["deleted", (iam: IAMClient) => iam.send(new DeleteRoleCommand(named))],
    ["tagged", (iam: IAMClient) => iam.send(new TagRoleCommand({ ...named, Tags: [] }))],
    ["listed for its policies", (iam: IAMClient) => iam.send(new ListRolePoliciesCommand(named))],
  ] as const) {
    test(`that does not exist cannot be ${what}`, async ({ clients: { iam } }) => {
      await expect(send(iam)).rejects.toMatchObject({
        name: "NoSuchEntityException",
        message: "The role with name endpoint-runner cannot be found.",
      });
    });
  }

  for (const [what, input, message] of [
    [
      "a name with a space",
      { RoleName: "a b" },
      "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
    ],
    [
      "a name of 65 characters",
      { RoleName: "a".repeat(65) },
      "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64",
    ],
    [
      "a session of an hour less a second",
      { MaxSessionDuration: 3599 },
      "1 validation error detected: Value at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600",
    ],
    [
      "51 tags",
      { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: "" })) },
      "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
  ] as const) {
    test(`with ${what} is refused without telling the value`, async ({ clients: { iam } }) => {
      const asked = create(iam, { ...input, ...("Tags" in input && { Tags: [...input.Tags] }) });
      await expect(asked).rejects.toMatchObject({
        name: "ValidationError",
        message,
        $metadata: { httpStatusCode: 400 },
      });
    });
  }
});

describe("the list of roles", () => {
  test("comes in pages of whole names, each role once", async ({ clients: { iam } }) => {
    const names: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await iam.send(new ListRolesCommand({ MaxItems: 2, Marker }));
      expect(page.IsTruncated).toBe(page.Marker !== undefined);
      names.push(...(page.Roles ?? []).map(({ RoleName }) => RoleName));
      ({ Marker } = page);
    } while (Marker !== undefined);
    const { Roles = [], IsTruncated } = await iam.send(new ListRolesCommand({}));
    expect([names, IsTruncated]).toEqual([Roles.map(({ RoleName }) => RoleName), false]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("can be cut down to a path", async ({ clients: { iam } }) => {
    const { Roles } = await iam.send(new ListRolesCommand({ PathPrefix: "/service-role/" }));
    expect(Roles).toMatchObject([
      {
        RoleName: "AmazonSageMaker-ExecutionRole-20240110T101010",
        Arn: "arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole-20240110T101010",
        MaxSessionDuration: 3600,
      },
    ]);
    expect((await iam.send(new ListRolesCommand({ PathPrefix: "/nobody/" }))).Roles).toEqual([]);
  });

  test("tells neither tags nor boundary", async ({ clients: { iam } }) => {
    const { Roles = [] } = await iam.send(new ListRolesCommand({}));
    expect(Roles.length).toBeGreaterThan(6);
    expect(Roles.filter((role) => "Tags" in role || "PermissionsBoundary" in role)).toEqual([]);
  });

  test("refuses a marker that it did not hand out", async ({ clients: { iam } }) => {
    await expect(iam.send(new ListRolesCommand({ Marker: "forged" }))).rejects.toMatchObject({
      name: "ValidationError",
      message: "Invalid Marker.",
    });
  });
});

describe("tags of a role", () => {
  test("are replaced in their place without regard to case, and removed by key", async ({
    clients: { iam },
  }) => {
    await create(iam, {
      Tags: [
        { Key: "team", Value: "search" },
        { Key: "env", Value: "" },
      ],
    });
    await iam.send(new TagRoleCommand({ ...named, Tags: [{ Key: "Team", Value: "growth" }] }));
    const listed = () => iam.send(new ListRoleTagsCommand(named));
    expect((await listed()).Tags).toEqual([
      { Key: "env", Value: "" },
      { Key: "Team", Value: "growth" },
    ]);
    await iam.send(new UntagRoleCommand({ ...named, TagKeys: ["ENV", "absent"] }));
    expect(await listed()).toMatchObject({ Tags: [{ Key: "Team", Value: "growth" }], IsTruncated: false });
  });

  for (const [what, tags, message] of [
    [
      "two keys that differ in case",
      ["team", "Team"],
      "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    ],
    ["a key of AWS's own", ["aws:team"], "System tags cannot be added/updated by requester"],
  ] as const) {
    test(`with ${what} are invalid input`, async ({ clients: { iam } }) => {
      const Tags = tags.map((Key) => ({ Key, Value: "x" }));
      await expect(create(iam, { Tags })).rejects.toMatchObject({
        name: "InvalidInputException",
        message,
        $metadata: { httpStatusCode: 400 },
      });
    });
  }

  test("are fifty at most, those that are there counted", async ({ clients: { iam } }) => {
    await create(iam, { Tags: Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: "" })) });
    const add = (Key: string) => iam.send(new TagRoleCommand({ ...named, Tags: [{ Key, Value: "x" }] }));
    await add("K49");
    await expect(add("k50")).rejects.toMatchObject({
      name: "LimitExceededException",
      $metadata: { httpStatusCode: 409 },
    });
  });
});

const attach = (iam: IAMClient, PolicyArn: string) =>
  iam.send(new AttachRolePolicyCommand({ ...named, PolicyArn }));

describe("policies of a role", () => {
  test("are attached once and detached once", async ({ clients: { iam } }) => {
    await create(iam);
    for (const arn of [...classicPolicies, classicPolicies[0] ?? ""]) await attach(iam, arn);
    const listed = async () => (await iam.send(new ListAttachedRolePoliciesCommand(named))).AttachedPolicies;
    expect((await listed())?.map(({ PolicyArn = "" }) => PolicyArn).toSorted()).toEqual(
      classicPolicies.toSorted(),
    );
    const gone = { ...named, PolicyArn: classicPolicies[0] };
    await iam.send(new DetachRolePolicyCommand(gone));
    expect(await listed()).toHaveLength(3);
    await expect(iam.send(new DetachRolePolicyCommand(gone))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "Policy arn:aws:iam::aws:policy/AmazonSageMakerFullAccess was not found.",
    });
  });

  for (const [what, arn, code, message] of [
    [
      "does not exist",
      "arn:aws:iam::aws:policy/AmazonNothing",
      "NoSuchEntityException",
      "Policy arn:aws:iam::aws:policy/AmazonNothing does not exist or is not attachable.",
    ],
    [
      "is of another account",
      "arn:aws:iam::444455556666:policy/theirs",
      "NoSuchEntityException",
      "Policy arn:aws:iam::444455556666:policy/theirs does not exist or is not attachable.",
    ],
    [
      "is told by its name",
      "AmazonSageMakerFullAccess",
      "ValidationError",
      "ARN AmazonSageMakerFullAccess is not valid.",
    ],
  ] as const) {
    test(`cannot be attached when the policy ${what}`, async ({ clients: { iam } }) => {
      await create(iam);
      await expect(attach(iam, arn)).rejects.toMatchObject({ name: code, message });
    });
  }

  test("are ten at most", async ({ clients: { iam } }) => {
    await create(iam);
    const arns = awsManagedPolicies.map(({ name }) => `arn:aws:iam::aws:policy/${name}`);
    for (const arn of arns.slice(0, 10)) await attach(iam, arn);
    await expect(attach(iam, arns[10] ?? "")).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for PoliciesPerRole: 10",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("can be inline, under their own names", async ({ clients: { iam } }) => {
    await create(iam);
    for (const PolicyName of ["b", "a"])
      await iam.send(new PutRolePolicyCommand({ ...named, PolicyName, PolicyDocument: policyText() }));
    expect(await iam.send(new ListRolePoliciesCommand(named))).toMatchObject({
      PolicyNames: ["a", "b"],
      IsTruncated: false,
    });
    await iam.send(new DeleteRolePolicyCommand({ ...named, PolicyName: "a" }));
    const gone = { ...named, PolicyName: "a" };
    for (const send of [
      () => iam.send(new GetRolePolicyCommand(gone)),
      () => iam.send(new DeleteRolePolicyCommand(gone)),
    ]) {
      await expect(send()).rejects.toMatchObject({ message: "The role policy with name a cannot be found." });
    }
  });

  test("have 10,240 characters together when inline, white space not counted", async ({
    clients: { iam },
  }) => {
    await create(iam);
    const put = (PolicyName: string, PolicyDocument: string) =>
      iam.send(new PutRolePolicyCommand({ ...named, PolicyName, PolicyDocument }));
    await put("a", `${longPolicy(6000)}${" ".repeat(20_000)}`);
    await expect(put("b", longPolicy(5000))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Maximum policy size of 10240 bytes exceeded for role endpoint-runner",
    });
    await put("a", longPolicy(10));
    await put("b", longPolicy(5000));
  });
});

describe("a permissions boundary", () => {
  test("is a policy that exists", async ({ clients: { iam } }) => {
    const PermissionsBoundary = "arn:aws:iam::111122223333:policy/bounds";
    await expect(create(iam, { PermissionsBoundary })).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
    });
    await iam.send(new CreatePolicyCommand({ PolicyName: "bounds", PolicyDocument: policyText() }));
    const { Role } = await create(iam, { PermissionsBoundary });
    expect(Role?.PermissionsBoundary).toEqual({
      PermissionsBoundaryType: "Policy",
      PermissionsBoundaryArn: PermissionsBoundary,
    });
  });

  test("is told by the ARN of a policy", async ({ clients: { iam } }) => {
    const PermissionsBoundary = "arn:aws:iam::111122223333:not_a_policy/x";
    await expect(create(iam, { PermissionsBoundary })).rejects.toMatchObject({
      name: "InvalidInputException",
      message: `ARN ${PermissionsBoundary} is not valid.`,
    });
  });
});
