import {
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect } from "vitest";
import { studioRole } from "../seed/scenarios.ts";
import { studioProjects } from "../seed/studio-projects.ts";
import { asUser, studioMadeArn, test as base } from "../testing/simulator-test.ts";
import type { Clients } from "../testing/simulator-test.ts";

const profileArn = (id: string): string =>
  `arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${id}`;
const listAll = new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 1000 });

async function arnByName({ bedrock }: Clients, name: string): Promise<string> {
  const { inferenceProfileSummaries = [] } = await bedrock.send(listAll);
  return (
    inferenceProfileSummaries.find((profile) => profile.inferenceProfileName === name)?.inferenceProfileArn ??
    ""
  );
}

const converse = (modelId: string) => new ConverseCommand({ modelId, messages: asUser("Say OK") });

describe("a Unified Studio project role", () => {
  const user =
    "User: arn:aws:sts::111122223333:assumed-role/datazone_usr_role_l8gc3p24vopdam_nywapadr11fx1l/user-linus";
  const test = base.extend<{ named: Record<"wrongProject" | "playground" | "untagged", string> }>({
    named: async ({ clients, control }, use) => {
      const named = {
        wrongProject: await arnByName(clients, "langgraph-lab-sonnet"),
        playground: await arnByName(clients, "dzd-pvy48blaz31dfq playground"),
        untagged: await arnByName(clients, "claude 35 sonnet v2"),
      };
      await control("/scenario", { name: "studio-role" });
      await use(named);
    },
  });

  test("is the caller", async ({ clients: { sts }, named }) => {
    expect(Object.values(named).every((arn) => arn !== "")).toBe(true);
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      studioRole(studioProjects.search).arn,
    );
  });

  test("may use its own project's profiles", async ({ clients: { bedrock, runtime }, named }) => {
    expect(named).toBeDefined();
    expect((await runtime.send(converse(studioMadeArn))).stopReason).toBe("end_turn");
    expect(
      (await bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: studioMadeArn })))
        .status,
    ).toBe("ACTIVE");
  });

  test("is explicitly denied a profile that is tagged for another project", async ({
    clients: { runtime },
    named,
  }) => {
    await expect(runtime.send(converse(named.wrongProject))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: `${user} is not authorized to perform: bedrock:InvokeModel on resource: ${named.wrongProject} with an explicit deny in a permissions boundary`,
    });
  });

  for (const kind of ["playground", "untagged"] as const) {
    test(`finds no permission for a ${kind} profile, whose project tag is missing`, async ({
      clients: { runtime, bedrock },
      named,
    }) => {
      const ending = (action: string) =>
        `${user} is not authorized to perform: ${action} on resource: ${named[kind]} because no permissions boundary allows the ${action} action`;
      await expect(runtime.send(converse(named[kind]))).rejects.toMatchObject({
        message: ending("bedrock:InvokeModel"),
      });
      const get = new GetInferenceProfileCommand({ inferenceProfileIdentifier: named[kind] });
      await expect(bedrock.send(get)).rejects.toMatchObject({
        message: ending("bedrock:GetInferenceProfile"),
      });
    });
  }

  for (const [what, modelId, resource] of [
    [
      "a bare model id",
      "anthropic.claude-3-haiku-20240307-v1:0",
      "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
    ],
    [
      "a system-defined profile",
      "us.anthropic.claude-sonnet-5",
      "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-5",
    ],
  ] as const) {
    test(`finds no permission for ${what}`, async ({ clients: { runtime }, named }) => {
      expect(named).toBeDefined();
      const stream = new ConverseStreamCommand({ modelId, messages: asUser("Hi") });
      await expect(runtime.send(stream)).rejects.toMatchObject({
        name: "AccessDeniedException",
        message: `${user} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${resource} because no permissions boundary allows the bedrock:InvokeModelWithResponseStream action`,
        $metadata: { httpStatusCode: 403 },
      });
    });
  }

  const denied = "with an explicit deny in a permissions boundary";
  test("is denied creating, listing, deleting and untagging", async ({ clients: { bedrock }, named }) => {
    expect(named).toBeDefined();
    const copyFrom = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-5";
    await expect(bedrock.send(listAll)).rejects.toMatchObject({
      message: `${user} is not authorized to perform: bedrock:ListInferenceProfiles ${denied}`,
    });
    const calls = [
      () =>
        bedrock.send(
          new CreateInferenceProfileCommand({ inferenceProfileName: "a", modelSource: { copyFrom } }),
        ),
      () => bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: studioMadeArn })),
      () => bedrock.send(new UntagResourceCommand({ resourceARN: studioMadeArn, tagKeys: ["a"] })),
    ];
    for (const refused of calls) {
      await expect(refused()).rejects.toMatchObject({
        name: "AccessDeniedException",
        message: expect.stringContaining(denied),
      });
    }
  });

  test("may read and add tags of its own profiles and list models", async ({
    clients: { bedrock },
    named,
  }) => {
    expect(named).toBeDefined();
    await bedrock.send(
      new TagResourceCommand({ resourceARN: studioMadeArn, tags: [{ key: "Seen", value: "yes" }] }),
    );
    const { tags } = await bedrock.send(new ListTagsForResourceCommand({ resourceARN: studioMadeArn }));
    expect(tags).toContainEqual({ key: "Seen", value: "yes" });
    expect((await bedrock.send(new ListFoundationModelsCommand({}))).modelSummaries?.length).toBeGreaterThan(
      10,
    );
  });
});

base(
  "the project roles of the company can be assumed, and are bounded alike",
  async ({ clients, connect }) => {
    const RoleArn = "arn:aws:iam::111122223333:role/datazone_usr_role_01kzz9ilfj7k9p_nvenn77nxpm4r1";
    const { Credentials } = await clients.sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "growth" }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const { runtime } = connect({
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    });
    expect((await runtime.send(converse(profileArn("n6iwve9a9riu")))).stopReason).toBe("end_turn");
    await expect(runtime.send(converse(studioMadeArn))).rejects.toMatchObject({
      message: expect.stringContaining("explicit deny"),
    });
  },
);

describe("scenarios of denial", () => {
  const get = new GetInferenceProfileCommand({ inferenceProfileIdentifier: studioMadeArn });
  const cases: [string, (clients: Clients) => Promise<unknown>, (clients: Clients) => Promise<unknown>][] = [
    ["no-get", ({ bedrock }) => bedrock.send(get), ({ runtime }) => runtime.send(converse(studioMadeArn))],
    ["no-list", ({ bedrock }) => bedrock.send(listAll), ({ bedrock }) => bedrock.send(get)],
    [
      "no-tags",
      ({ bedrock }) => bedrock.send(new ListTagsForResourceCommand({ resourceARN: studioMadeArn })),
      ({ bedrock }) => bedrock.send(get),
    ],
    ["no-invoke", ({ runtime }) => runtime.send(converse(studioMadeArn)), ({ bedrock }) => bedrock.send(get)],
    [
      "read-only",
      ({ bedrock }) =>
        bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: studioMadeArn })),
      ({ bedrock }) => bedrock.send(listAll),
    ],
  ];
  for (const [name, denied, allowed] of cases) {
    base(`${name} denies what it says and nothing else`, async ({ clients, control }) => {
      await control("/scenario", { name });
      await expect(denied(clients)).rejects.toMatchObject({
        name: "AccessDeniedException",
        message: expect.stringMatching(/because no identity-based policy allows the bedrock:\w+ action$/),
      });
      await expect(allowed(clients)).resolves.toBeDefined();
    });
  }

  base("no-create also denies the tags of a new profile", async ({ clients: { bedrock }, control }) => {
    const copyFrom = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-5";
    const create = (tags: { key: string; value: string }[]) =>
      bedrock.send(
        new CreateInferenceProfileCommand({ inferenceProfileName: "a", modelSource: { copyFrom }, tags }),
      );
    await control("/scenario", { name: "no-create" });
    await expect(create([])).rejects.toMatchObject({
      message: expect.stringContaining("bedrock:CreateInferenceProfile"),
    });
    await control("/scenario", { name: "no-tags" });
    await expect(create([])).resolves.toBeDefined();
    await expect(create([{ key: "a", value: "b" }])).rejects.toMatchObject({
      message: expect.stringContaining("bedrock:TagResource"),
    });
  });

  base("no-assume denies AssumeRole", async ({ clients: { sts }, control }) => {
    await control("/scenario", { name: "no-assume" });
    const assume = new AssumeRoleCommand({
      RoleArn: "arn:aws:iam::111122223333:role/QuarryPortal",
      RoleSessionName: "quarry",
    });
    await expect(sts.send(assume)).rejects.toMatchObject({ name: "AccessDenied" });
  });

  base("explicit-deny says so", async ({ clients: { bedrock }, control }) => {
    await control("/scenario", { name: "explicit-deny" });
    await expect(bedrock.send(listAll)).rejects.toMatchObject({
      message: expect.stringContaining("with an explicit deny in an identity-based policy"),
    });
  });

  base(
    "throttled throttles models and leaves the control plane alone",
    async ({ clients: { bedrock, runtime }, control }) => {
      await control("/scenario", { name: "throttled" });
      for (let attempt = 0; attempt < 3; attempt += 1) {
        await expect(runtime.send(converse(studioMadeArn))).rejects.toMatchObject({
          name: "ThrottlingException",
          message: "Too many tokens, please wait before trying again.",
          $metadata: { httpStatusCode: 429 },
        });
      }
      await expect(bedrock.send(get)).resolves.toBeDefined();
    },
  );
});
