import { imageEnvironment } from "../images/image-environment.ts";
import type { ImageKind } from "../images/schema.ts";

/** A relation of token limits that does not hold; `keys` are the variables that it is about. */
export interface LimitProblem {
  keys: string[];
  problem: string;
  remedy: string;
  /** `blocked` when the server refuses to start, `warn` when it starts and does something else. */
  verdict: "blocked" | "warn";
}

export interface LimitFacts {
  image: ImageKind;
  environment: Readonly<Record<string, string>>;
  /** Longest sequence of the model in tokens, from its files; null when they do not tell. */
  contextTokens: number | null;
  /** GPUs that one copy of the model gets. */
  gpus: number;
  /** Attention heads of the model; null when its files do not tell. */
  heads: number | null;
}

/**
 * Checks the token limits and the spread over GPUs before a server does so an hour later.
 *
 * Source for TGI: https://huggingface.co/docs/text-generation-inference/reference/launcher;
 * for the others: https://docs.vllm.ai/en/latest/configuration/engine_args.html
 */
export function checkTokenLimits(facts: LimitFacts): LimitProblem[] {
  const notNumbers = findTextualNumbers(facts);
  if (notNumbers.length > 0) return notNumbers;
  const limits = facts.image === "tgi" ? tgiProblems(facts.environment) : [];
  return [...limits, ...contextProblems(facts), ...spreadProblems(facts)];
}

const wholeNumber = /^[0-9]{1,9}$/;

function findTextualNumbers({ image, environment }: LimitFacts): LimitProblem[] {
  return imageEnvironment(image).variables.flatMap(({ name, type }) => {
    const value = environment[name];
    if (type !== "integer" || value === undefined) return [];
    if (wholeNumber.test(value) && Number(value) > 0) return [];
    return [
      {
        keys: [name],
        problem: `${name} is “${value.slice(0, 40)}”, and takes a whole number from 1.`,
        remedy: `Write ${name} as digits only, without separators, or leave it out.`,
        verdict: "blocked" as const,
      },
    ];
  });
}

type Relation = readonly [smaller: string, relation: "<" | "≤", larger: string];

const tgiRelations: readonly Relation[] = [
  ["MAX_INPUT_LENGTH", "<", "MAX_TOTAL_TOKENS"],
  ["MAX_INPUT_LENGTH", "≤", "MAX_BATCH_PREFILL_TOKENS"],
  ["MAX_TOTAL_TOKENS", "≤", "MAX_BATCH_TOTAL_TOKENS"],
];

/** TGI since 2.0 has a second name for the first limit, which wins. */
function tgiNumber(environment: Readonly<Record<string, string>>, key: string): number | null {
  const second = key === "MAX_INPUT_LENGTH" ? numberOf(environment, "MAX_INPUT_TOKENS") : null;
  return second ?? numberOf(environment, key);
}

function tgiProblems(environment: Readonly<Record<string, string>>): LimitProblem[] {
  return tgiRelations.flatMap(([smaller, relation, larger]) => {
    const [low, high] = [tgiNumber(environment, smaller), tgiNumber(environment, larger)];
    if (low === null || high === null) return [];
    if (relation === "<" ? low < high : low <= high) return [];
    const least = relation === "<" ? low + 1 : low;
    return [
      {
        keys: [smaller, larger],
        problem: `${smaller} is ${low} and ${larger} is ${high}; TGI starts only when the first is ${relation === "<" ? "smaller than" : "at most"} the second.`,
        remedy: `Raise ${larger} to ${least} or more, or lower ${smaller}.`,
        verdict: "blocked" as const,
      },
    ];
  });
}

function contextProblems({ image, environment, contextTokens }: LimitFacts): LimitProblem[] {
  const { context } = imageEnvironment(image);
  if (context === null || contextTokens === null) return [];
  const wanted = numberOf(environment, context);
  if (wanted === null || wanted <= contextTokens) return [];
  // TGI and llama.cpp serve beyond what the model was trained for; vLLM, SGLang and LMI refuse to start.
  const starts = image === "tgi" || image === "llamacpp" || image === "llamacpp-cpu";
  return [
    {
      keys: [context],
      problem: `${context} is ${wanted}, and the model's files name ${contextTokens} tokens.`,
      remedy: `Lower ${context} to ${contextTokens} or less.`,
      verdict: starts ? "warn" : "blocked",
    },
  ];
}

function spreadProblems({ image, environment, gpus, heads }: LimitFacts): LimitProblem[] {
  const { gpus: key } = imageEnvironment(image);
  if (key === null) return [];
  const spread = numberOf(environment, key);
  if (spread === null) return [];
  const problem = (text: string, remedy: string): LimitProblem => ({
    keys: [key],
    problem: text,
    remedy,
    verdict: "blocked",
  });
  if (spread > gpus) {
    return [
      problem(
        `${key} is ${spread}, and a copy gets ${gpus} GPU${gpus === 1 ? "" : "s"}.`,
        `Lower ${key} to ${gpus} or less, or choose an instance type with more GPUs.`,
      ),
    ];
  }
  if (heads !== null && heads % spread !== 0) {
    const fitting = dividersUpTo(heads, gpus).join(", ");
    return [
      problem(
        `The model has ${heads} attention heads, which ${spread} GPUs cannot share evenly.`,
        `Set ${key} to a number that divides ${heads}: ${fitting}.`,
      ),
    ];
  }
  return [];
}

function dividersUpTo(heads: number, most: number): number[] {
  return Array.from({ length: most }, (_, at) => at + 1).filter((count) => heads % count === 0);
}

function numberOf(environment: Readonly<Record<string, string>>, key: string): number | null {
  const value = environment[key];
  return value === undefined ? null : Number(value);
}
