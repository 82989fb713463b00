import { expect, test } from "vitest";
import { callInput } from "./call-input.ts";

const rules = {
  temperature: { min: 0, max: 1 },
  topP: null,
  temperatureWithTopP: false,
  systemPrompt: true,
  converse: true,
};
const parts = {
  target: "p",
  messages: [{ role: "user" as const, text: "Hello" }],
  system: "Be brief.",
  settings: { temperature: 0, maxTokens: 512, team: "search" },
  rules,
};

test("everything chosen is sent, a temperature of zero too", () => {
  expect(callInput(parts)).toEqual({
    target: "p",
    messages: parts.messages,
    system: "Be brief.",
    temperature: 0,
    maxTokens: 512,
    team: "search",
  });
});

test("a model that refuses a temperature gets none", () => {
  expect(callInput({ ...parts, rules: { ...rules, temperature: null } })).not.toHaveProperty("temperature");
});

test("a model without system prompts gets none", () => {
  expect(callInput({ ...parts, rules: { ...rules, systemPrompt: false } })).not.toHaveProperty("system");
});

test("a blank system prompt is not sent, because AWS refuses it", () => {
  expect(callInput({ ...parts, system: " \n" })).not.toHaveProperty("system");
});

test("what was left to the model is not sent", () => {
  const settings = { temperature: null, maxTokens: null, team: null };
  expect(Object.keys(callInput({ ...parts, system: "", settings }))).toEqual(["target", "messages"]);
});

test("while nothing is known of a model, the choices are sent as they are", () => {
  expect(callInput({ ...parts, rules: null })).toMatchObject({ temperature: 0, system: "Be brief." });
});
