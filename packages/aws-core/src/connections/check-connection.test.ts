import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { checkConnection } from "./check-connection.ts";
import { ConnectionCheck } from "./schema.ts";

const aws = simulateAws();

async function checked(role: string, externalId = "quarry-7f3c9a52e1"): Promise<ConnectionCheck> {
  const roleArn = `arn:aws:iam::444455556666:role/${role}`;
  const check = await checkConnection({ roleArn, externalId, sessionName: "ada", region: "us-east-1" });
  return ConnectionCheck.parse(check);
}

test("a role that can be assumed with its external id only is ready", async () => {
  expect(await checked("QuarryConnection")).toMatchObject({
    state: "ready",
    caller: { account: "444455556666" },
  });
});

test("a role that can be assumed without the external id is not accepted", async () => {
  const check = await checked("OpenConnection");
  expect(check.state).toBe("open-without-external-id");
  expect(check.sentence).toContain("sts:ExternalId");
});

test.for([
  ["QuarryConnection", "another-id"],
  ["SomebodyElses", "quarry-7f3c9a52e1"],
  ["DoesNotExist", "quarry-7f3c9a52e1"],
] as const)("the role %s with the external id %s is refused", async ([role, externalId]) => {
  const check = await checked(role, externalId);
  expect(check.state).toBe("refused");
  expect(check.sentence).toContain("sts:AssumeRole");
});

test("an unreachable STS is an error, not a verdict on the role", async () => {
  await aws.control("failures", { operation: "AssumeRole", kind: "server-error" });
  await expect(checked("QuarryConnection")).rejects.toMatchObject({ code: "unavailable" });
});

test("an STS that fails at the second question does not make the role ready", async () => {
  await aws.control("failures", {
    operation: "AssumeRole",
    kind: "error",
    code: "ExpiredTokenException",
    status: 403,
  });
  await expect(checked("QuarryConnection")).rejects.toMatchObject({ code: "denied" });
});
