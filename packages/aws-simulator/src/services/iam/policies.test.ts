import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import type { IAMClient, ListPoliciesCommandInput } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { readPolicy } from "../../access/policy-document.ts";
import { awsManagedPolicies } from "../../seed/managed-policies.ts";
import { test } from "../../testing/simulator-test.ts";
import { longPolicy, policyText, sageMakerTrust, trustText } from "./testing/policy-texts.ts";

const create = (iam: IAMClient, PolicyDocument = policyText(), PolicyName = "artefacts") =>
  iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument, Description: "Reads artefacts" }));

const ownArn = "arn:aws:iam::111122223333:policy/artefacts";

describe("a managed policy", () => {
  test("is created, told with its description, and its version holds the document", async ({
    clients: { iam },
  }) => {
    const { Policy: made } = await create(iam);
    expect(made).toMatchObject({
      PolicyName: "artefacts",
      PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
      Arn: ownArn,
      DefaultVersionId: "v1",
      AttachmentCount: 0,
      IsAttachable: true,
    });
    expect(made).not.toHaveProperty("Description");
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: ownArn }));
    expect(Policy).toEqual({ ...made, Description: "Reads artefacts", Tags: [] });
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn: ownArn, VersionId: "v1" }),
    );
    expect(decodeURIComponent(PolicyVersion?.Document ?? "")).toBe(policyText());
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn: ownArn }));
    expect(Versions).toMatchObject([{ VersionId: "v1", IsDefaultVersion: true }]);
  });

  test("is not found without its path", async ({ clients: { iam } }) => {
    const name = "AmazonSageMaker-ExecutionPolicy-20240110T101010";
    const at = (path: string) =>
      iam.send(new GetPolicyCommand({ PolicyArn: `arn:aws:iam::111122223333:policy/${path}${name}` }));
    expect((await at("service-role/")).Policy?.AttachmentCount).toBe(1);
    await expect(at("")).rejects.toMatchObject({ name: "NoSuchEntityException" });
  });

  test("of AWS has the version it is at", async ({ clients: { iam } }) => {
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    expect(Policy).toMatchObject({ DefaultVersionId: "v29", AttachmentCount: 3 });
    await expect(iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v2" }))).rejects.toMatchObject(
      {
        name: "NoSuchEntityException",
        message: `Policy ${PolicyArn} version v2 does not exist or is not attachable.`,
      },
    );
  });

  test("keeps its name to itself", async ({ clients: { iam } }) => {
    await create(iam);
    await expect(create(iam, policyText(), "ARTEFACTS")).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "A policy called ARTEFACTS already exists. Duplicate names are not allowed.",
    });
  });

  test("has 6,144 characters at most", async ({ clients: { iam } }) => {
    await expect(create(iam, longPolicy(6144))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for PolicySize: 6144",
    });
  });

  test("is not deleted while a role has it", async ({ clients: { iam } }) => {
    await create(iam);
    await iam.send(new CreateRoleCommand({ RoleName: "r", AssumeRolePolicyDocument: sageMakerTrust }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: "r", PolicyArn: ownArn }));
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn: ownArn }))).rejects.toMatchObject({
      name: "DeleteConflictException",
      message: "Cannot delete a policy attached to entities.",
    });
  });

  test("that nobody has is deleted for good", async ({ clients: { iam } }) => {
    await create(iam);
    await iam.send(new DeletePolicyCommand({ PolicyArn: ownArn }));
    await expect(iam.send(new GetPolicyCommand({ PolicyArn: ownArn }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `Policy ${ownArn} was not found.`,
    });
  });

  test("of AWS is not deleted by a customer", async ({ clients: { iam } }) => {
    const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: "AccessDenied",
      message: "Cannot delete policies outside your own account.",
      $metadata: { httpStatusCode: 403 },
    });
  });

  test("is listed by owner and by use", async ({ clients: { iam } }) => {
    await create(iam);
    const names = async (input: ListPoliciesCommandInput) =>
      (await iam.send(new ListPoliciesCommand(input))).Policies?.map(({ PolicyName }) => PolicyName);
    expect(await names({ Scope: "Local" })).toEqual([
      "AmazonSageMaker-ExecutionPolicy-20240110T101010",
      "artefacts",
    ]);
    expect(await names({ Scope: "AWS" })).toHaveLength(awsManagedPolicies.length);
    expect(await names({ Scope: "Local", OnlyAttached: true })).not.toContain("artefacts");
    expect(await names({ PolicyUsageFilter: "PermissionsBoundary" })).toEqual([
      "SageMakerStudioProjectUserRolePermissionsBoundary",
    ]);
    expect(await names({ PathPrefix: "/service-role/" })).toHaveLength(1);
  });
});

test("every policy of AWS is in IAM's grammar", () => {
  const broken = awsManagedPolicies.filter(
    ({ document }) => readPolicy(JSON.stringify(document)) === undefined,
  );
  expect(broken).toEqual([]);
});

describe("a permission policy is malformed", () => {
  for (const [what, text, message] of [
    ["when it is no JSON", "{", "Syntax errors in policy."],
    ["without a statement", JSON.stringify({ Version: "2012-10-17" }), "Syntax errors in policy."],
    ["with an unknown member", policyText({ Resources: "*" }), "Syntax errors in policy."],
    ["without an effect", policyText({ Effect: undefined }), "Syntax errors in policy."],
    [
      "without a version",
      JSON.stringify({ Statement: JSON.parse(policyText()).Statement }),
      "Policy document must be version 2012-10-17 or greater.",
    ],
    [
      "of 2008",
      policyText().replace("2012", "2008"),
      "Policy document must be version 2012-10-17 or greater.",
    ],
    ["with an unknown operator", policyText({ Condition: { Like: { a: "b" } } }), "Syntax errors in policy."],
    ["with both actions and their opposite", policyText({ NotAction: "s3:*" }), "Syntax errors in policy."],
    ["with a principal", policyText({ Principal: "*" }), "Policy document should not specify a principal."],
    ["without an action", policyText({ Action: undefined }), "Policy statement must contain actions."],
    ["without a resource", policyText({ Resource: undefined }), "Policy statement must contain resources."],
    [
      "with an action without a service",
      policyText({ Action: "ListBucket" }),
      "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
    ],
    [
      "with an action of two colons",
      policyText({ Action: "s3:List:Bucket" }),
      "Actions/Condition can contain only one colon.",
    ],
    ["with a service of two words", policyText({ Action: "a a:List" }), "Vendor a a is not valid"],
    [
      "with a bare resource",
      policyText({ Resource: "bucket" }),
      'Resource bucket must be in ARN format or "*".',
    ],
    [
      "with a strange partition",
      policyText({ Resource: "arn:error:s3:::example_bucket" }),
      'Partition "error" is not valid for resource "arn:error:s3:::example_bucket".',
    ],
    ["with a short ARN", policyText({ Resource: "arn:aws:s3::bucket" }), "The policy failed legacy parsing"],
    [
      "with an ARN that has no service",
      policyText({ Resource: "arn:aws" }),
      "Resource vendor must be fully qualified and cannot contain regexes.",
    ],
    [
      "with a Region for a bucket",
      policyText({ Resource: "arn:aws:s3:us-east-1::bucket" }),
      "Resource arn:aws:s3:us-east-1::bucket can not contain region information.",
    ],
    [
      "with a Region for a role",
      policyText({ Resource: "arn:aws:iam:us-east-1::role/a" }),
      "IAM resource arn:aws:iam:us-east-1::role/a cannot contain region information.",
    ],
    [
      "with something in IAM that is no kind of thing",
      policyText({ Resource: "arn:aws:iam:::example" }),
      expect.stringContaining('IAM resource path must either be "*", root, or start with user/'),
    ],
    [
      "with a statement id of other signs",
      policyText({ Sid: "a-b" }),
      expect.stringContaining("Statement IDs (SID) must be alpha-numeric."),
    ],
    [
      "with one statement id twice",
      policyText()
        .replace(/\[(.*)\]/, "[$1,$1]")
        .replaceAll('"Effect"', '"Sid":"a","Effect"'),
      "Statement IDs (SID) in a single policy must be unique.",
    ],
  ] as const) {
    test(what, async ({ clients: { iam } }) => {
      const refusal = {
        name: "MalformedPolicyDocumentException",
        message,
        $metadata: { httpStatusCode: 400 },
      };
      await expect(create(iam, text)).rejects.toMatchObject(refusal);
      const put = new PutUserPolicyCommand({ UserName: "quarry", PolicyName: "p", PolicyDocument: text });
      await expect(iam.send(put)).rejects.toMatchObject(refusal);
    });
  }
});

const trust = (text: string) => new CreateRoleCommand({ RoleName: "r", AssumeRolePolicyDocument: text });

describe("a trust policy", () => {
  const service = { Service: "sagemaker.amazonaws.com" };

  for (const [what, text, message] of [
    ["no JSON", "{", "This policy contains invalid Json"],
    [
      "of another version",
      trustText(service).replace("2012", "2013"),
      "The policy must contain a valid version string",
    ],
    ["without a statement", JSON.stringify({ Version: "2012-10-17" }), "Missing required field Statement"],
    ["of no statement", JSON.stringify({ Statement: [] }), "Could not parse the policy: Statement is empty!"],
    ["without an effect", trustText(service, { Effect: undefined }), "Missing required field Effect"],
    ["without a principal", trustText(service, { Principal: undefined }), "Missing required field Principal"],
    ["without an action", trustText(service, { Action: undefined }), "Missing required field Action"],
    ["on a resource", trustText(service, { Resource: "*" }), "Has prohibited field Resource"],
    [
      "for another action",
      trustText(service, { Action: ["sts:AssumeRole", "s3:GetObject"] }),
      "AssumeRole policy may only specify STS AssumeRole actions.",
    ],
    ["with an unknown member", trustText(service, { Conditions: {} }), "Syntax errors in policy."],
    [
      "for nobody",
      trustText({ AWS: [] }),
      "Invalid principal in policy: com.amazon.balsa.error.InvalidPolicyException: The passed in policy has a statement with no principals!",
    ],
    [
      "for an unknown service",
      trustText({ Service: ["sagemaker.amazonaws.com", "sagemakr.amazonaws.com"] }),
      'Invalid principal in policy: "SERVICE":"sagemakr.amazonaws.com"',
    ],
    [
      "for a role that does not exist",
      trustText({ AWS: "arn:aws:iam::111122223333:role/nobody" }),
      'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/nobody"',
    ],
    [
      "for a bucket",
      trustText({ AWS: "arn:aws:s3:::bucket" }),
      'Invalid principal in policy: "AWS":"arn:aws:s3:::bucket"',
    ],
  ] as const) {
    test(`${what} is malformed`, async ({ clients: { iam } }) => {
      await expect(iam.send(trust(text))).rejects.toMatchObject({
        name: "MalformedPolicyDocumentException",
        message,
        $metadata: { httpStatusCode: 400 },
      });
    });
  }

  test("may be without a version and name accounts, roles, users and Regional services", async ({
    clients: { iam },
  }) => {
    const principals = {
      AWS: ["444455556666", "arn:aws:iam::111122223333:role/quarry-execution", "*"],
      Service: ["sagemaker.amazonaws.com", "states.eu-central-1.amazonaws.com"],
    };
    const text = trustText(principals).replace('"Version":"2012-10-17",', "");
    expect((await iam.send(trust(text))).Role?.RoleName).toBe("r");
  });

  test("has 2,048 characters at most", async ({ clients: { iam } }) => {
    const long = trustText(service, {
      Condition: { StringEquals: { "aws:SourceAccount": "1".repeat(2048) } },
    });
    await expect(iam.send(trust(long))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for ACLSizePerRole: 2048",
    });
  });
});
