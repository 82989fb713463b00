import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BedrockClient,
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  TagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, test as base } from "vitest";
import { anyCredentials, homeRegion, studioMadeArn } from "../testing/simulator-test.ts";
import { startSimulator } from "../start-simulator.ts";
import type { Simulator, SimulatorOptions } from "../start-simulator.ts";

type Use = { simulator: Simulator; bedrock: BedrockClient; sts: STSClient };
type Fixtures = {
  stateFile: string;
  during: <Result>(
    use: (use: Use) => Promise<Result>,
    options?: Partial<SimulatorOptions>,
  ) => Promise<Result>;
};

const test = base.extend<Fixtures>({
  stateFile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-simulator-"));
    await use(join(folder, "state.json"));
    rmSync(folder, { recursive: true });
  },
  during: async ({ stateFile }, use) =>
    use(async (run, options = {}) => {
      const simulator = await startSimulator({ port: 0, stateFile, ...options });
      const config = {
        region: homeRegion,
        endpoint: simulator.url,
        credentials: anyCredentials,
        maxAttempts: 1,
      };
      const [bedrock, sts] = [new BedrockClient(config), new STSClient(config)];
      const result = await run({ simulator, bedrock, sts });
      bedrock.destroy();
      sts.destroy();
      await simulator.close();
      return result;
    }),
});

const copyFrom = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-5";
const create = new CreateInferenceProfileCommand({
  inferenceProfileName: "kept",
  clientRequestToken: "op-1",
  modelSource: { copyFrom },
});

test("profiles, tags, tokens, settings and the clock survive a restart", async ({ during }) => {
  const arn = await during(async ({ simulator, bedrock }) => {
    simulator.advanceClock(3600);
    simulator.configure({ consistencyDelayMs: 1 });
    await bedrock.send(
      new TagResourceCommand({ resourceARN: studioMadeArn, tags: [{ key: "Kept", value: "yes" }] }),
    );
    return (await bedrock.send(create)).inferenceProfileArn;
  });
  await during(async ({ bedrock }) => {
    const found = await bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
    expect(found.createdAt?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
    expect((await bedrock.send(create)).inferenceProfileArn).toBe(arn);
  });
});

test("credentials of an assumed role survive a restart", async ({ during }) => {
  const RoleArn = "arn:aws:iam::444455556666:role/OpenConnection";
  const { Credentials } = await during(({ sts }) =>
    sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "quarry" })),
  );
  await during(async ({ simulator }) => {
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const credentials = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    };
    const sts = new STSClient({ region: homeRegion, endpoint: simulator.url, credentials });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe("444455556666");
    sts.destroy();
  });
});

test("a change is on disk soon after, readable by its owner alone", async ({ during, stateFile }) => {
  await during(async ({ bedrock }) => {
    await bedrock.send(create);
    await expect.poll(() => readFileSync(stateFile, "utf8")).toContain('"kept"');
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  });
});

test("the scenario in the file is loaded, whatever else is named", async ({ during }) => {
  await during(async () => undefined, { scenario: "empty" });
  await during(
    async ({ bedrock }) => {
      const get = new GetInferenceProfileCommand({ inferenceProfileIdentifier: studioMadeArn });
      await expect(bedrock.send(get)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    },
    { scenario: "company" },
  );
});

for (const [what, content] of [
  ["that is not JSON", "state"],
  ["of something else", '{"name":"quarry"}'],
  [
    "that names an unknown scenario",
    '{"version":1,"scenario":"nope","clockOffsetMs":0,"settings":{"tokensPerSecond":1,"firstTokenMs":1,"consistencyDelayMs":0,"uniqueProfileNames":false,"timeScale":1},"tables":{}}',
  ],
] as const) {
  test(`a file ${what} is refused and left as it is`, async ({ stateFile }) => {
    writeFileSync(stateFile, content);
    await expect(startSimulator({ port: 0, stateFile })).rejects.toThrow(
      /is not a state file of this simulator|There is no scenario/,
    );
    expect(readFileSync(stateFile, "utf8")).toBe(content);
  });
}
