import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateAccessKeyCommand, CreateUserCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, test as base } from "vitest";
import { startSimulator } from "../../start-simulator.ts";
import type { Simulator } from "../../start-simulator.ts";
import { anyCredentials, homeRegion } from "../../testing/simulator-test.ts";

type During = <Result>(use: (simulator: Simulator, iam: IAMClient) => Promise<Result>) => Promise<Result>;

const test = base.extend<{ stateFile: string; during: During }>({
  stateFile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-iam-"));
    await use(join(folder, "state.json"));
    rmSync(folder, { recursive: true });
  },
  during: async ({ stateFile }, use) =>
    use(async (run) => {
      const simulator = await startSimulator({ port: 0, stateFile });
      const iam = new IAMClient(connectionTo(simulator));
      const result = await run(simulator, iam);
      iam.destroy();
      await simulator.close();
      return result;
    }),
});

const connectionTo = ({ url }: Simulator, credentials = anyCredentials) => ({
  region: homeRegion,
  endpoint: url,
  credentials,
  maxAttempts: 1,
});

test("users and their keys survive a restart, and no secret is in the file", async ({
  during,
  stateFile,
}) => {
  const key = await during(async (_simulator, iam) => {
    await iam.send(new CreateUserCommand({ UserName: "ada" }));
    return (await iam.send(new CreateAccessKeyCommand({ UserName: "ada" }))).AccessKey;
  });
  expect(readFileSync(stateFile, "utf8")).toContain(key?.AccessKeyId);
  expect(readFileSync(stateFile, "utf8")).not.toContain(key?.SecretAccessKey);
  await during(async (simulator) => {
    const credentials = { accessKeyId: key?.AccessKeyId ?? "", secretAccessKey: "any" };
    const sts = new STSClient(connectionTo(simulator, credentials));
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe("arn:aws:iam::111122223333:user/ada");
    sts.destroy();
  });
});

test("a state file from before there was IAM finds the scenario's roles", async ({ during, stateFile }) => {
  await during(async () => {});
  const dump: { tables: Record<string, unknown> } = JSON.parse(readFileSync(stateFile, "utf8"));
  const tables = Object.fromEntries(Object.entries(dump.tables).filter(([name]) => !name.startsWith("iam.")));
  writeFileSync(stateFile, JSON.stringify({ ...dump, tables }));
  await during(async (_simulator, iam) => {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: "QuarryPortal" }));
    expect(Role?.RoleName).toBe("QuarryPortal");
  });
});
