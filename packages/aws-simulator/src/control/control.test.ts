import {
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { describe, expect } from "vitest";
import { partnerExternalId } from "../seed/scenarios.ts";
import { anyCredentials, asUser, homeRegion, studioMadeArn, test } from "../testing/simulator-test.ts";
import { at } from "../testing/at.ts";

const get = new GetInferenceProfileCommand({ inferenceProfileIdentifier: studioMadeArn });
const listApplication = new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 1000 });
const copyFrom = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-5";
const create = new CreateInferenceProfileCommand({
  inferenceProfileName: "quarry new",
  clientRequestToken: "op-1",
  modelSource: { copyFrom },
});

describe("failures", () => {
  test("a throttled call is 429, counted, and the next one passes", async ({
    clients: { bedrock },
    control,
  }) => {
    await control("/failures", { operation: "GetInferenceProfile", count: 2, kind: "throttle" });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(bedrock.send(get)).rejects.toMatchObject({
        name: "ThrottlingException",
        $metadata: { httpStatusCode: 429 },
      });
    }
    await expect(bedrock.send(get)).resolves.toBeDefined();
  });

  test("a server error is 500", async ({ clients: { bedrock }, control }) => {
    await control("/failures", { operation: "bedrock:*", count: 1, kind: "server-error" });
    await expect(bedrock.send(get)).rejects.toMatchObject({
      name: "InternalServerException",
      $metadata: { httpStatusCode: 500 },
    });
  });

  test("a Query service has its own code for being throttled", async ({ clients: { sts }, control }) => {
    await control("/failures", { operation: "sts:GetCallerIdentity", count: 1, kind: "throttle" });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "Throttling" });
  });

  test("an error of one's choice has its code, status and words", async ({
    clients: { runtime },
    control,
  }) => {
    const failure = {
      operation: "Converse",
      count: 1,
      kind: "error",
      code: "ModelNotReadyException",
      message: "Model is not ready.",
    };
    await control("/failures", failure);
    await expect(
      runtime.send(new ConverseCommand({ modelId: studioMadeArn, messages: asUser("Hi") })),
    ).rejects.toMatchObject({
      name: "ModelNotReadyException",
      message: "Model is not ready.",
      $metadata: { httpStatusCode: 429 },
    });
  });

  test("a failure for one Region leaves the others alone", async ({ clients, connect, control }) => {
    await control("/failures", { operation: "*", kind: "server-error", region: "us-east-1" });
    await expect(clients.bedrock.send(listApplication)).resolves.toBeDefined();
    await expect(connect({ region: "us-east-1" }).bedrock.send(listApplication)).rejects.toMatchObject({
      name: "InternalServerException",
    });
  });

  test("a dropped answer leaves its effect behind, and the same token finds it", async ({
    simulator,
    clients: { bedrock },
    control,
  }) => {
    await control("/failures", { operation: "CreateInferenceProfile", count: 1, kind: "drop-after-effect" });
    await expect(bedrock.send(create)).rejects.toBeInstanceOf(Error);
    const { inferenceProfileArn } = await bedrock.send(create);
    const { inferenceProfileSummaries } = await bedrock.send(listApplication);
    expect(
      inferenceProfileSummaries?.filter((profile) => profile.inferenceProfileName === "quarry new"),
    ).toMatchObject([{ inferenceProfileArn }]);
    expect(simulator.journal().map(({ outcome }) => outcome)).toEqual(["dropped", "ok", "ok"]);
  });

  test("a timeout never answers, and the journal tells when the client gave up", async ({
    simulator,
    control,
  }) => {
    await control("/failures", { operation: "Converse", count: 1, kind: "timeout" });
    const runtime = new BedrockRuntimeClient({
      region: homeRegion,
      endpoint: simulator.url,
      credentials: anyCredentials,
      maxAttempts: 1,
      requestHandler: new NodeHttpHandler({ requestTimeout: 200, throwOnRequestTimeout: true }),
    });
    await expect(
      runtime.send(new ConverseCommand({ modelId: studioMadeArn, messages: asUser("Hi") })),
    ).rejects.toMatchObject({ name: "TimeoutError" });
    await expect.poll(() => simulator.journal()[0]?.outcome).toBe("aborted");
    runtime.destroy();
  });
});

describe("journal", () => {
  test("a call is told with who, where, what and how it ended", async ({
    simulator,
    clients: { bedrock },
  }) => {
    const { $metadata } = await bedrock.send(create);
    expect(simulator.journal()).toEqual([
      expect.objectContaining({
        seq: 1,
        service: "bedrock",
        operation: "CreateInferenceProfile",
        account: "111122223333",
        region: "us-west-2",
        principal: "arn:aws:iam::111122223333:user/quarry",
        input: { inferenceProfileName: "quarry new", clientRequestToken: "op-1", modelSource: { copyFrom } },
        clientToken: "op-1",
        requestId: $metadata.requestId,
        outcome: "ok",
        httpStatus: 201,
      }),
    ]);
  });

  test("an error is told with its code", async ({ simulator, clients: { bedrock } }) => {
    await expect(
      bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: "absent" })),
    ).rejects.toBeInstanceOf(Error);
    expect(simulator.journal()[0]).toMatchObject({
      outcome: "error",
      httpStatus: 404,
      error: { code: "ResourceNotFoundException" },
    });
  });

  test("credentials that pass through leave no trace in it", async ({ simulator, clients: { sts } }) => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: "arn:aws:iam::444455556666:role/QuarryConnection",
        RoleSessionName: "quarry",
        ExternalId: partnerExternalId,
        TokenCode: "123456",
        SerialNumber: "arn:aws:iam::1:mfa/x",
      }),
    );
    const text = JSON.stringify(simulator.journal());
    expect(text).toContain(partnerExternalId);
    for (const secret of [
      "123456",
      Credentials?.SecretAccessKey ?? "?",
      Credentials?.SessionToken ?? "?",
      anyCredentials.secretAccessKey,
    ]) {
      expect(text).not.toContain(`"${secret}"`);
    }
  });

  test("long texts are cut", async ({ simulator, clients: { runtime } }) => {
    await runtime.send(new ConverseCommand({ modelId: studioMadeArn, messages: asUser("x".repeat(5000)) }));
    expect(JSON.stringify(simulator.journal()[0]?.input).length).toBeLessThan(500);
  });

  test("it can be read since a number or a time", async ({ simulator, clients: { bedrock } }) => {
    const read = async (since: string) => {
      const response = await fetch(`${simulator.url}/_simulator/journal?since=${since}`);
      const entries = at(await response.json(), "entries");
      return Array.isArray(entries) ? entries.map((entry) => at(entry, "seq")) : [];
    };
    for (let call = 0; call < 3; call += 1) await bedrock.send(get);
    const [first] = simulator.journal();
    expect(await read("2")).toEqual([3]);
    expect(await read("")).toEqual([1, 2, 3]);
    expect(await read(first?.time ?? "")).toEqual([1, 2, 3]);
    expect(await read("2999-01-01T00:00:00Z")).toEqual([]);
  });
});

describe("world", () => {
  const where = { account: "111122223333", region: "us-west-2" };

  test("a reset brings back what was deleted and takes away what was made, failures and clock too", async ({
    clients: { bedrock },
    control,
  }) => {
    await control("/profiles", { action: "delete", ...where, id: "dsh66sruwg0s" });
    await control("/failures", { operation: "ListInferenceProfiles", kind: "throttle" });
    await control("/settings", { consistencyDelayMs: 5000 });
    await control("/clock/advance", { seconds: 3600 });
    await bedrock.send(create);
    await control("/reset");
    const { inferenceProfileSummaries = [] } = await bedrock.send(listApplication);
    const names = inferenceProfileSummaries.map((profile) => profile.inferenceProfileName);
    expect(names).not.toContain("quarry new");
    await expect(bedrock.send(get)).resolves.toBeDefined();
    const began = Date.now();
    const fresh = await bedrock.send(create);
    const made = await bedrock.send(
      new GetInferenceProfileCommand({ inferenceProfileIdentifier: fresh.inferenceProfileArn }),
    );
    expect(made.createdAt?.getTime()).toBeGreaterThanOrEqual(began - (began % 1000));
    expect(made.createdAt?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test("a profile can be put, edited and deleted behind the client's back", async ({
    clients: { bedrock },
    control,
  }) => {
    const id = "abcdefghijkl";
    const identifier = new GetInferenceProfileCommand({ inferenceProfileIdentifier: id });
    const put = {
      action: "put",
      ...where,
      id,
      name: "drifted",
      source: "us.anthropic.claude-sonnet-5",
      tags: { Team: "a" },
    };
    expect(await control("/profiles", put)).toEqual({
      arn: `arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${id}`,
    });
    expect(await bedrock.send(identifier)).toMatchObject({ inferenceProfileName: "drifted" });
    await control("/profiles", {
      action: "edit",
      ...where,
      id,
      name: "renamed",
      description: "new",
      source: "us.amazon.nova-lite-v1:0",
      tags: { Team: "b" },
    });
    const edited = await bedrock.send(identifier);
    expect(edited).toMatchObject({ inferenceProfileName: "renamed", description: "new" });
    expect(edited.models?.[0]?.modelArn).toContain("amazon.nova-lite");
    const { tags } = await bedrock.send(
      new ListTagsForResourceCommand({ resourceARN: edited.inferenceProfileArn }),
    );
    expect(tags).toEqual([{ key: "Team", value: "b" }]);
    await control("/profiles", { action: "delete", ...where, id });
    await expect(bedrock.send(identifier)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  for (const [what, path, body, message] of [
    [
      "an unknown scenario",
      "/scenario",
      { name: "nope" },
      'There is no scenario \\"nope\\". Scenarios: company, empty',
    ],
    ["an unknown key", "/settings", { tokensPerSecond: 1, pace: 2 }, "pace"],
    ["an unknown kind of failure", "/failures", { operation: "*", kind: "explode" }, "kind"],
    ["a step back in time", "/clock/advance", { seconds: -1 }, "seconds"],
    [
      "an edit of a profile that is not there",
      "/profiles",
      { action: "edit", ...where, id: "000000000000" },
      "There is no arn:aws:bedrock",
    ],
  ] as const) {
    test(`${what} is refused with a sentence`, async ({ control }) => {
      await expect(control(path, body)).rejects.toThrow(message);
    });
  }

  test("health, scenarios, settings and failures can be read, and other paths are told what there is", async ({
    simulator,
    control,
  }) => {
    const read = async (path: string) => (await fetch(`${simulator.url}/_simulator${path}`)).json();
    await control("/failures", { operation: "*", kind: "throttle", midStream: false });
    expect(await read("/health")).toMatchObject({ status: "ok", scenario: "company" });
    expect(await read("/scenarios")).toContainEqual({ name: "empty", about: expect.any(String) });
    expect(await read("/settings")).toMatchObject({ tokensPerSecond: 0 });
    expect(await read("/failures")).toMatchObject([{ operation: "*", kind: "throttle" }]);
    expect(await read("/nowhere")).toEqual({ error: expect.stringContaining("POST /clock/advance") });
  });

  test("a body that is not JSON is refused", async ({ simulator }) => {
    const response = await fetch(`${simulator.url}/_simulator/scenario`, { method: "POST", body: "{" });
    expect([response.status, await response.json()]).toEqual([400, { error: "The body is not JSON." }]);
  });
});
