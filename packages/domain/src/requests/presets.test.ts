import { expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { NewPresets } from "./preset-schema.ts";
import { defaultPresets } from "./presets.ts";
import type { RequestPreset } from "./schema.ts";

const world = useWorld();

const ours: RequestPreset = {
  name: "Ours",
  description: "What we mostly use.",
  models: ["amazon.nova-lite"],
  isForEach: false,
  environment: "production",
  inputTokensPerMonth: 1000,
  outputTokensPerMonth: 100,
  tags: [{ key: "CostCenter", value: "4711" }],
};

const start = async () => {
  await world.database.requestPresets.deleteMany();
  return { ada: await world.as("ada"), linus: await world.as("linus") };
};

test("presets are what an admin saved last, else the given ones", async () => {
  const { ada, linus } = await start();
  expect(await linus.requests.presets({})).toEqual({ version: 0, items: defaultPresets });
  await ada.requests.savePresets({ version: 0, items: [ours] });
  expect(await linus.requests.presets({})).toEqual({ version: 1, items: [ours] });
  await ada.requests.savePresets({ version: 1, items: [] });
  expect(await linus.requests.presets({})).toEqual({ version: 2, items: [] });
  const event = await world.database.event.findFirstOrThrow({ orderBy: { sequence: "desc" } });
  expect(event).toMatchObject({
    name: "request-presets.saved",
    before: { names: ["Ours"] },
    after: { names: [] },
  });
});

test.each([0, 1])(
  "of two admins who saw version %i, the second is told and overwrites nothing",
  async (version) => {
    const { ada } = await start();
    if (version > 0) await ada.requests.savePresets({ version: 0, items: [] });
    const names = ["one", "two", "three", "four"];
    const saved = await Promise.allSettled(
      names.map((name) => ada.requests.savePresets({ version, items: [{ ...ours, name }] })),
    );
    const refused = saved.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(3);
    for (const { reason } of refused)
      expect(reason).toMatchObject({
        code: "conflict",
        message: expect.stringMatching(/^Somebody else saved/u),
      });
    const winner = names[saved.findIndex((one) => one.status === "fulfilled")];
    expect(await ada.requests.presets({})).toMatchObject({
      version: version + 1,
      items: [expect.objectContaining({ name: winner })],
    });
  },
);

test.each<[string, Partial<RequestPreset>, { path: string; says: RegExp }]>([
  ["a name that another has", { name: "OURS" }, { path: "1.name", says: /is the name of another/u }],
  ["no model", { models: [] }, { path: "1.models", says: /at least one model/u }],
  [
    "what is no model",
    { models: ["nova lite"] },
    { path: "1.models", says: /^“nova lite” is not the beginning/u },
  ],
  [
    "a tag that AWS keeps",
    { tags: [{ key: "aws:x", value: "" }] },
    { path: "1.tags", says: /reserved for AWS/u },
  ],
  ["a tag without a key", { tags: [{ key: "", value: "x" }] }, { path: "1.tags", says: /needs a key/u }],
  ["half a token", { inputTokensPerMonth: 0.5 }, { path: "1.inputTokensPerMonth", says: /whole tokens/u }],
])("a preset with %s is not saved, and its field says why", (_what, part, { path, says }) => {
  const { error } = NewPresets.safeParse([ours, { ...ours, name: "Other", ...part }]);
  expect(error?.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }))).toEqual([
    { path, message: expect.stringMatching(says) },
  ]);
});

test("the given presets can be saved as they are", () => {
  expect(NewPresets.safeParse(defaultPresets)).toMatchObject({ success: true });
});
