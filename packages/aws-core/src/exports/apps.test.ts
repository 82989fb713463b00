import { describe, expect, test } from "vitest";
import type { ZipFile } from "./testing/build-zip.ts";
import { readFiles } from "./testing/read-bytes.ts";

const role = (suffix: string): string => `arn:aws:iam::111122223333:role/AmazonBedrockServiceRole-${suffix}`;

const parent = (parameters: object, stack = "AgentStack"): object => ({
  Resources: { [stack]: { Type: "AWS::CloudFormation::Stack", Properties: { Parameters: parameters } } },
});

const agent = { Resources: { Agent: { Type: "AWS::Bedrock::Agent" } } };
const flow = { Resources: { Flow: { Type: "AWS::Bedrock::Flow" } } };
const json = (name: string, content: object): ZipFile => ({ name, content: JSON.stringify(content) });

const whole = {
  appName: "Orders – Köln",
  domainId: "dzd-pvy48blaz31dfq",
  bedrockServiceRoleArn: role("l8gc3p24vopdam-nywapadr11fx1l"),
  exportProjectId: "l8gc3p24vopdam",
  model: "anthropic.claude-3-5-sonnet-20241022-v2:0",
};

const app = {
  kind: "agent",
  name: "Orders – Köln",
  domainId: "dzd-pvy48blaz31dfq",
  projectId: "l8gc3p24vopdam",
  exportProjectId: "l8gc3p24vopdam",
  model: "anthropic.claude-3-5-sonnet-20241022-v2:0",
};

const unknownApp = {
  kind: "unknown",
  name: null,
  domainId: null,
  projectId: null,
  exportProjectId: null,
  model: null,
};

describe("the apps of an export", () => {
  test("are described by the parameters of the parent's nested stack", async () => {
    const reading = await readFiles([json("app.json", parent(whole)), json("agent-stack.json", agent)]);
    expect(reading.apps).toEqual([app]);
    expect(reading.warnings.filter((warning) => warning.includes("project"))).toEqual([]);
  });

  test("take their project from the service role, with a warning when exportProjectId differs", async () => {
    const reading = await readFiles([json("app.json", parent({ ...whole, exportProjectId: "other" }))]);
    expect(reading.apps).toMatchObject([{ projectId: "l8gc3p24vopdam", exportProjectId: "other" }]);
    expect(reading.warnings.at(-1)).toBe(
      'App "Orders – Köln": the service role\'s name gives project l8gc3p24vopdam, exportProjectId says other. ' +
        "The Studio checks the former; tag profiles with that one.",
    );
  });

  test.each([
    [role("proj1_dzd1"), "proj1"],
    [role("proj1-x-y"), "proj1"],
    [role("proj1"), "proj1"],
    [role("proj1-x").replace("role/", "role/service-role/"), "proj1"],
    [role("proj1-x").replace("AmazonBedrock", "Other"), null],
  ])("split the service role's name %s", async (bedrockServiceRoleArn, projectId) => {
    const reading = await readFiles([json("a.json", parent({ ...whole, bedrockServiceRoleArn }))]);
    expect(reading.apps[0]?.projectId).toBe(projectId);
  });

  test("are several when several folders or stacks describe them", async () => {
    const folders = await readFiles([
      json("one/app.json", parent({ ...whole, appName: "One" })),
      json("one/agent-stack.json", agent),
      json("two/app.json", parent({ ...whole, appName: "Two" })),
      json("two/nested/flow-stack.json", flow),
    ]);
    expect(folders.apps).toMatchObject([
      { kind: "agent", name: "One" },
      { kind: "flow", name: "Two" },
    ]);
    const stacks = await readFiles([
      json("one.json", parent({ ...whole, appName: "One" })),
      json("two.json", parent({ ...whole, appName: "Two" }, "FlowStack")),
      json("agent-stack.json", agent),
      json("flow-stack.json", flow),
    ]);
    expect(stacks.apps).toMatchObject([
      { kind: "agent", name: "One" },
      { kind: "flow", name: "Two" },
    ]);
  });

  test("are one when parent and nested stack repeat each other", async () => {
    const defaults = {
      Parameters: { appName: { Type: "String", Default: whole.appName }, model: { Default: whole.model } },
    };
    const reading = await readFiles([
      json("app.json", parent(whole)),
      json("agent.json", { ...agent, ...defaults }),
    ]);
    expect(reading.apps).toEqual([app]);
  });

  test("take from their folder what their own object leaves out, unless that is ambiguous", async () => {
    const lone = parent({ appName: "Lone", exportProjectId: "p" });
    const tags = { Tags: { AmazonDataZoneDomain: "dzd_abc", AmazonDataZoneProject: "tagged" } };
    const clear = await readFiles([json("app.json", lone), json("agent.json", { ...agent, ...tags })]);
    expect(clear.apps).toMatchObject([{ name: "Lone", domainId: "dzd_abc", projectId: "tagged" }]);
    const doubtful = await readFiles([
      json("app.json", lone),
      json("a.json", tags),
      json("b.json", { x: "dzd_other" }),
    ]);
    expect(doubtful.apps).toMatchObject([{ name: "Lone", domainId: null }]);
  });

  test("are found behind any number of resources", async () => {
    const agents = Array.from({ length: 25_000 }, () => ({ Type: "AWS::Bedrock::Agent" }));
    expect((await readFiles([json("app.json", { agents, ...parent(whole) })])).apps).toEqual([app]);
  });

  test("are described in YAML as well", async () => {
    const yaml = `Resources:\n  AgentStack:\n    Properties:\n      Parameters:\n${Object.entries(whole)
      .map(([key, value]) => `        ${key}: "${value}"`)
      .join(
        "\n",
      )}\n  Agent: {Type: "AWS::Bedrock::Agent"}\nParameters:\n  model: {Default: other}\nOther:\n  model: [a, b]\n`;
    expect((await readFiles([{ name: "app.yaml", content: yaml }])).apps).toEqual([app]);
  });

  test("are unknown but for what is said, and none where nothing is said", async () => {
    const reading = await readFiles([json("a.json", { Outputs: { exportProjectId: "abc" } })]);
    expect(reading.apps).toEqual([{ ...unknownApp, exportProjectId: "abc" }]);
    expect((await readFiles([json("a.json", { a: 1 })])).apps).toEqual([]);
  });

  test("drop values that are not what their key says", async () => {
    const odd = {
      appName: "${Name}",
      domainId: "not a domain",
      exportProjectId: "a b",
      model: "my secret!",
      bedrockServiceRoleArn: role("p-x"),
    };
    expect((await readFiles([json("a.json", parent(odd))])).apps).toEqual([
      { ...unknownApp, projectId: "p" },
    ]);
  });
});
