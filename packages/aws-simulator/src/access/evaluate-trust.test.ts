import { expect, test } from "vitest";
import { trustText } from "../services/iam/testing/policy-texts.ts";
import { accessDenied } from "./authorize.ts";
import { conditionContext } from "./conditions.ts";
import { evaluateTrust } from "./evaluate-trust.ts";
import { readPolicy } from "./policy-document.ts";

const user = "arn:aws:iam::111122223333:user/ada";

function decide(statement: object, principals: { type: "AWS" | "Service"; names: readonly string[] }) {
  const trust = readPolicy(trustText({}, statement));
  if (trust === undefined) throw new Error("The policy is not in the grammar");
  return evaluateTrust(trust, { action: "sts:AssumeRole", principals, context: conditionContext({}) });
}

const asUser = { type: "AWS", names: [user, "111122223333"] } as const;
const asService = { type: "Service", names: ["sagemaker.amazonaws.com"] } as const;

for (const [what, statement, principals, expected] of [
  ["a star lets every AWS principal in", { Principal: "*" }, asUser, "allowed"],
  ["a star lets no service in", { Principal: "*" }, asService, "implicitDeny"],
  ["a service's star is no pattern", { Principal: { Service: "*" } }, asService, "implicitDeny"],
  [
    "a pattern in an ARN is no pattern",
    { Principal: { AWS: "arn:aws:iam::111122223333:user/*" } },
    asUser,
    "implicitDeny",
  ],
  ["a name of another type does not count", { Principal: { Federated: user } }, asUser, "implicitDeny"],
  [
    "everybody but those named",
    { Principal: undefined, NotPrincipal: { AWS: "444455556666" } },
    asUser,
    "allowed",
  ],
  ["not those named", { Principal: undefined, NotPrincipal: { AWS: user } }, asUser, "implicitDeny"],
  ["no other action", { Principal: { AWS: user }, Action: "sts:TagSession" }, asUser, "implicitDeny"],
] as const) {
  test(`in a trust policy: ${what}`, () => {
    expect(decide(statement, principals)).toBe(expected);
  });
}

test("leave to pass a role is denied in the code of the service that asks", () => {
  const principal = { account: "111122223333", arn: user, userId: "AIDA", tags: {}, policies: [] };
  const codes = ["iam:PassRole", "iam:GetRole", "sts:AssumeRole"].map(
    (action) => accessDenied(principal, { action }).code,
  );
  expect(codes).toEqual(["AccessDeniedException", "AccessDenied", "AccessDenied"]);
});
