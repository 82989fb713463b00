import * as fc from "fast-check";
import { expect, test } from "vitest";
import { closeAwsClients, createAwsClients } from "../clients/create-aws-clients.ts";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { listInferenceProfiles } from "../profiles/list-inference-profiles.ts";
import { connectionCredentials, describeCaller, toSessionName } from "./connection-credentials.ts";

const aws = simulateAws();

const connection = {
  roleArn: "arn:aws:iam::444455556666:role/QuarryConnection",
  externalId: "quarry-7f3c9a52e1",
  sessionName: "ada@example.com",
  region: "us-east-1",
};

test("without a connection the ambient credentials are this account", async () => {
  expect(await describeCaller(aws.clients())).toEqual({
    account: ownAccount,
    arn: `arn:aws:iam::${ownAccount}:user/quarry`,
    partition: "aws",
  });
});

test("an answer that names nobody is a failure of AWS", async () => {
  const answer =
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult/></GetCallerIdentityResponse>';
  await serveAnswers((_request, response) => response.end(answer));
  await expect(describeCaller(aws.clients())).rejects.toMatchObject({ code: "unavailable" });
});

test("a connection's clients act as its role, and the session is named after who acts", async () => {
  const clients = createAwsClients({
    region: connection.region,
    credentials: connectionCredentials(connection),
  });
  const caller = await describeCaller(clients);
  expect(caller).toMatchObject({
    account: "444455556666",
    arn: "arn:aws:sts::444455556666:assumed-role/QuarryConnection/ada@example.com",
  });
  const profiles = await listInferenceProfiles(clients, { type: "APPLICATION" });
  expect(profiles.map(({ name }) => name)).toContain("partner-claims-sonnet");
  closeAwsClients(clients);
});

test("the role is assumed once for many calls", async () => {
  const clients = createAwsClients({
    region: connection.region,
    credentials: connectionCredentials(connection),
  });
  await listInferenceProfiles(clients, { type: "APPLICATION" });
  await listInferenceProfiles(clients, { type: "SYSTEM_DEFINED" });
  expect(aws.calls().filter(({ operation }) => operation === "AssumeRole")).toHaveLength(1);
  closeAwsClients(clients);
});

test("a wrong external id shows as a denied error of the first call", async () => {
  const credentials = connectionCredentials({ ...connection, externalId: "guessed" });
  const clients = createAwsClients({ region: connection.region, credentials });
  await expect(listInferenceProfiles(clients, { type: "APPLICATION" })).rejects.toMatchObject({
    code: "denied",
    awsCode: "AccessDenied",
  });
  closeAwsClients(clients);
});

test("any name becomes one that STS takes", () => {
  expect(toSessionName("ada@example.com")).toBe("ada@example.com");
  expect(toSessionName("a".repeat(100))).toHaveLength(64);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (who) => {
      expect(toSessionName(who)).toMatch(/^[\w+=,.@-]{2,64}$/);
    }),
  );
});
