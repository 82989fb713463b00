import { expect, test } from "vitest";
import { explainPermissions, explainTrust } from "./explain-role.ts";
import { roleDocumentIds, roleDocumentKind, roleDocuments } from "./role-documents.ts";
import { account, deployer, sampleInputs } from "./testing/sample-inputs.ts";

const written = roleDocuments().map((kind) => ({ kind, documents: kind.write(sampleInputs[kind.id]) }));

test("the catalogue has every kind once, in its order", () => {
  expect(roleDocuments().map(({ id }) => id)).toEqual(roleDocumentIds);
});

test("only a role has a trust policy, and policies of AWS stand instead of the own one", () => {
  for (const { kind, documents } of written) {
    expect(documents.trust === null).toBe(kind.makes !== "role");
    expect(documents.permissions === null).toBe(documents.managedPolicyArns.length > 0);
  }
});

test("every statement of every kind has its own explanation", () => {
  for (const { documents } of written) {
    const sentences = [
      ...(documents.trust ? explainTrust(documents.trust) : []),
      ...(documents.permissions ? explainPermissions(documents.permissions) : []),
    ];
    for (const { sid, sentence } of sentences) {
      expect(`${sid} ${sentence}`).toMatch(/^\w+ [A-Z].{20,}\.$/);
      expect(sentence).not.toMatch(/^Allows|undefined|\[object/);
    }
    expect(new Set(sentences.map(({ sid }) => sid)).size).toBe(sentences.length);
  }
});

test("the same input gives the same text", () => {
  for (const { kind, documents } of written) {
    expect(JSON.stringify(kind.write(structuredClone(sampleInputs[kind.id])))).toBe(
      JSON.stringify(documents),
    );
  }
});

test("what AWS's own policies give away is said for each of them", () => {
  const { documents } = written.find(({ kind }) => kind.id === "deployer-user-classic") ?? {};
  expect(documents?.managedPolicyArns).toContain("arn:aws:iam::aws:policy/IAMFullAccess");
  expect(documents?.warnings).toHaveLength(6);
  expect(documents?.warnings).toContainEqual(expect.stringContaining("an administrator’s"));
  expect(roleDocumentKind("deployer-user-classic").use).toBe("shown");
});

test("the policies of AWS are those of the partition", () => {
  const { managedPolicyArns } = roleDocumentKind("execution-role-classic").write({
    account,
    region: "cn-north-1",
  });
  expect(managedPolicyArns).toEqual([
    "arn:aws-cn:iam::aws:policy/AmazonSageMakerFullAccess",
    "arn:aws-cn:iam::aws:policy/AmazonS3FullAccess",
    "arn:aws-cn:iam::aws:policy/CloudWatchLogsFullAccess",
    "arn:aws-cn:iam::aws:policy/AmazonEC2ContainerRegistryFullAccess",
  ]);
});

test("a deployer role that a whole account may assume comes with a warning, unless an external id narrows it", () => {
  const kind = roleDocumentKind("deployer-role");
  const open = { ...deployer, by: { kind: "account", account: "444455556666" } };
  expect(kind.write(open).warnings).toEqual([expect.stringContaining("Everybody in account 444455556666")]);
  expect(kind.write({ ...open, externalId: "0123456789abcdef" }).warnings).toEqual([]);
});

test("an input with a field of another kind is refused", () => {
  for (const { kind } of written)
    expect(() => kind.write({ ...sampleInputs[kind.id], resource: "*" })).toThrow("resource");
});
