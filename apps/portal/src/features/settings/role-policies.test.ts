import type { ConnectionView } from "@quarry/domain/connections/schema";
import { expect, test } from "vitest";
import { portalAccount, trustPolicy } from "./role-policies.ts";

const partner: ConnectionView = {
  id: "5f0c2f2c-5a3e-4a7e-9a53-6f1d1b0a6f10",
  name: "Partner",
  accountId: "444455556666",
  partition: "aws-us-gov",
  regions: ["us-gov-west-1"],
  roleArn: "arn:aws-us-gov:iam::444455556666:role/QuarryConnection",
  externalId: "quarry-abc",
  team: null,
  createdAt: "2026-11-20T12:00:00.000Z",
  profileCount: 0,
};
const own: ConnectionView = {
  ...partner,
  name: "Own",
  accountId: "111122223333",
  roleArn: null,
  externalId: null,
};

test("the trust policy demands the connection's own external id", () => {
  const [statement] = JSON.parse(trustPolicy(partner, "111122223333")).Statement;
  expect(statement.Condition).toEqual({ StringEquals: { "sts:ExternalId": "quarry-abc" } });
});

test("the trust policy names the account Quarry runs in, in the role's partition", () => {
  const [statement] = JSON.parse(trustPolicy(partner, portalAccount([partner, own]))).Statement;
  expect(statement.Principal).toEqual({ AWS: "arn:aws-us-gov:iam::111122223333:root" });
});

test("an unknown account is left as a placeholder that AWS refuses, rather than guessed", () => {
  expect(trustPolicy(partner, portalAccount([partner]))).toContain("iam::ACCOUNT-OF-QUARRY:root");
});
