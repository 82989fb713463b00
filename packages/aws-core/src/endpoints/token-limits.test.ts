import fc from "fast-check";
import { expect, test } from "vitest";
import { checkTokenLimits, type LimitFacts } from "./token-limits.ts";

const onTgi = (environment: Record<string, string>): LimitFacts => ({
  image: "tgi",
  environment,
  contextTokens: 8192,
  gpus: 1,
  heads: 32,
});
const onVllm = (part: Partial<LimitFacts>): LimitFacts => ({ ...onTgi({}), image: "vllm", ...part });

test.each([
  [{ MAX_INPUT_LENGTH: "2048", MAX_TOTAL_TOKENS: "4096", MAX_BATCH_TOTAL_TOKENS: "4096" }, []],
  [{ MAX_INPUT_LENGTH: "4096", MAX_TOTAL_TOKENS: "4096" }, ["MAX_INPUT_LENGTH", "MAX_TOTAL_TOKENS"]],
  [{ MAX_INPUT_LENGTH: "4095", MAX_TOTAL_TOKENS: "4096" }, []],
  [
    { MAX_INPUT_LENGTH: "2049", MAX_BATCH_PREFILL_TOKENS: "2048" },
    ["MAX_INPUT_LENGTH", "MAX_BATCH_PREFILL_TOKENS"],
  ],
  [{ MAX_INPUT_LENGTH: "2048", MAX_BATCH_PREFILL_TOKENS: "2048" }, []],
  [
    { MAX_TOTAL_TOKENS: "8000", MAX_BATCH_TOTAL_TOKENS: "7999" },
    ["MAX_TOTAL_TOKENS", "MAX_BATCH_TOTAL_TOKENS"],
  ],
  [{ MAX_INPUT_LENGTH: "2048" }, []],
  [{ MAX_INPUT_TOKENS: "4096", MAX_TOTAL_TOKENS: "4096" }, ["MAX_INPUT_LENGTH", "MAX_TOTAL_TOKENS"]],
])("TGI with %j is stopped by %j", (environment, keys) => {
  const problems = checkTokenLimits(onTgi(environment));
  expect(problems.flatMap((problem) => problem.keys)).toEqual(keys);
  for (const { verdict } of problems) expect(verdict).toBe("blocked");
});

test("following the remedy of a broken relation settles it", () => {
  const limit = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(limit, limit, (input, total) => {
      const environment = { MAX_INPUT_LENGTH: `${input}`, MAX_TOTAL_TOKENS: `${total}` };
      const facts = { ...onTgi(environment), contextTokens: null };
      const remedy = checkTokenLimits(facts)[0]?.remedy;
      const raised = /Raise MAX_TOTAL_TOKENS to (\d+)/.exec(remedy ?? "")?.[1] ?? `${total}`;
      expect(
        checkTokenLimits({ ...facts, environment: { ...environment, MAX_TOTAL_TOKENS: raised } }),
      ).toEqual([]);
    }),
  );
});

test.each(["2,048", "2048 ", "0", "-1", "2k", ""])("%j is no number of tokens", (value) => {
  expect(checkTokenLimits(onTgi({ MAX_INPUT_LENGTH: value }))).toMatchObject([
    { keys: ["MAX_INPUT_LENGTH"], verdict: "blocked" },
  ]);
});

test("a sequence longer than the model's stops vLLM and only misleads TGI", () => {
  const longer = { SM_VLLM_MAX_MODEL_LEN: "8193" };
  expect(checkTokenLimits(onVllm({ environment: longer }))).toMatchObject([{ verdict: "blocked" }]);
  expect(checkTokenLimits(onVllm({ environment: { SM_VLLM_MAX_MODEL_LEN: "8192" } }))).toEqual([]);
  expect(checkTokenLimits(onVllm({ environment: longer, contextTokens: null }))).toEqual([]);
  expect(checkTokenLimits(onTgi({ MAX_TOTAL_TOKENS: "9000" }))).toMatchObject([{ verdict: "warn" }]);
});

const spread = (count: string, part: Partial<LimitFacts> = {}) =>
  checkTokenLimits(onVllm({ environment: { SM_VLLM_TENSOR_PARALLEL_SIZE: count }, gpus: 4, ...part }));

test("a model is spread over the GPUs that are there, in a number that divides its heads", () => {
  expect(spread("4")).toEqual([]);
  expect(spread("8")).toMatchObject([{ problem: expect.stringContaining("4 GPUs") }]);
  expect(spread("3")).toMatchObject([{ remedy: expect.stringContaining("1, 2, 4") }]);
  expect(spread("3", { heads: null })).toEqual([]);
  expect(spread("4", { heads: 14 })).toMatchObject([{ remedy: expect.stringContaining("1, 2.") }]);
});
