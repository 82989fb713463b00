import { InvocationInput } from "@quarry/aws-core/invocations/schema";
import { expect, test } from "vitest";
import { callOf, firstDraft } from "./test-draft.ts";
import type { TestDraft } from "./test-draft.ts";

const draft = (part: Partial<TestDraft> = {}): TestDraft => ({ ...firstDraft("tgi", null), ...part });
const set = { maxNewTokens: 20, temperature: 0.2, topP: 0.9, repetitionPenalty: 1.1 };

test.each(["tgi", "openai-chat", "embeddings", "raw"] as const)(
  "the first draft of the form %s can be sent as it is",
  (form) => {
    const made = callOf(firstDraft(form, null));
    expect("call" in made && InvocationInput.parse(made.call)).toMatchObject({ form });
  },
);

test("a prompt is sent with all that was set, and whether the answer repeats it", () => {
  const parameters = { ...set, returnFullText: true };
  expect(callOf(draft({ prompt: "Hi", stream: false, parameters }))).toEqual({
    call: { form: "tgi", prompt: "Hi", parameters, stream: false },
  });
});

test("what was left to the model is not sent, and messages never repeat themselves", () => {
  const parameters = { ...draft().parameters, maxNewTokens: null, returnFullText: true };
  expect(callOf(draft({ form: "openai-chat", prompt: "Hi", stream: true, parameters }))).toEqual({
    call: { form: "openai-chat", messages: [{ role: "user", content: "Hi" }], parameters: {}, stream: true },
  });
});

test("a temperature of zero is sent with messages, and refused for TGI", () => {
  const parameters = { ...draft().parameters, temperature: 0 };
  expect(callOf(draft({ form: "openai-chat", parameters }))).toMatchObject({
    call: { parameters: { temperature: 0 } },
  });
  expect(callOf(draft({ parameters }))).toEqual({
    problems: { temperature: expect.stringMatching(/more than 0/u) },
  });
});

test.each([
  ["Be brief.", ["system", "user"]],
  [" \n", ["user"]],
])("with the system words %j the roles are %j", (system, roles) => {
  const made = callOf(draft({ form: "openai-chat", system }));
  expect(made).toMatchObject({ call: { messages: roles.map((role) => ({ role })) } });
});

test("each line that holds something is a text to embed", () => {
  expect(callOf(draft({ form: "embeddings", prompt: "one\n\n two \n" }))).toEqual({
    call: { form: "embeddings", texts: ["one", " two "] },
  });
});

test("raw JSON is sent to the letter", () => {
  const body = '{ "id": 12345678901234567890 }';
  expect(callOf(draft({ form: "raw", body, stream: false }))).toEqual({
    call: { form: "raw", body, stream: false },
  });
});

test.each([
  ["JSON that is none", { form: "raw", body: "{a: 1}" }, "body", /This is not JSON\. ./u],
  ["no JSON", { form: "raw", body: " " }, "body", /Write the JSON/u],
  ["a blank prompt", { prompt: "\n" }, "prompt", /Write something/u],
] as const)("%s is told at its field", (...[, part, field, words]) => {
  expect(callOf(draft(part))).toEqual({ problems: { [field]: expect.stringMatching(words) } });
});

test("a queued call is not streamed, and is put into a folder in S3", () => {
  const queued = firstDraft("tgi", null, "s3://bucket/calls");
  expect(callOf(queued)).toMatchObject({ call: { stream: false } });
  for (const form of ["tgi", "raw"] as const) {
    expect(callOf({ ...queued, form, inputFolder: "my-bucket" })).toEqual({
      problems: { inputFolder: expect.stringMatching(/looks like s3:/u) },
    });
  }
});
