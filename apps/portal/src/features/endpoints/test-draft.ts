import type { BodyForm } from "@quarry/aws-core/images/schema";
import type { InvocationInput, InvocationParameters } from "@quarry/aws-core/invocations/schema";

/** A test call as it is written; a parameter of null is left to the model. */
export interface TestDraft {
  form: BodyForm;
  /** The words of every form but raw JSON; of embeddings each line is a text. */
  prompt: string;
  system: string;
  /** Raw JSON. */
  body: string;
  stream: boolean;
  component: string | null;
  /** The folder in S3 that the call is put into, of an endpoint that queues its calls; null for any other. */
  inputFolder: string | null;
  parameters: DraftParameters;
}

export interface DraftParameters {
  maxNewTokens: number | null;
  temperature: number | null;
  topP: number | null;
  repetitionPenalty: number | null;
  returnFullText: boolean;
}

export const formWords: Readonly<Record<BodyForm, { label: string; hint: string }>> = {
  tgi: { label: "Prompt (TGI)", hint: "inputs and parameters, as Text Generation Inference takes them" },
  "openai-chat": { label: "Messages (OpenAI)", hint: "messages, as vLLM, SGLang and llama.cpp take them" },
  embeddings: { label: "Texts to embed", hint: "inputs, answered by vectors" },
  raw: { label: "Raw JSON", hint: "any JSON, sent as it stands" },
};

/** The draft to begin with; a folder makes it one of a call that is queued, and so answered whole. */
export function firstDraft(
  form: BodyForm,
  component: string | null,
  inputFolder: string | null = null,
): TestDraft {
  return {
    form,
    prompt: "Write me a post about AWS SageMaker inference endpoints.",
    system: "",
    body: JSON.stringify(form === "openai-chat" ? sampleMessages : { inputs: "Hello" }, null, 2),
    stream: inputFolder === null && (form === "tgi" || form === "openai-chat"),
    component,
    inputFolder,
    parameters: {
      maxNewTokens: 150,
      temperature: null,
      topP: null,
      repetitionPenalty: null,
      returnFullText: false,
    },
  };
}

const sampleMessages = { messages: [{ role: "user", content: "Hello" }], max_tokens: 150 };

/** Fields that hold something that cannot be sent, and why. */
export type DraftProblems = Partial<Record<"prompt" | "body" | "temperature" | "inputFolder", string>>;

/** The call that a draft makes, or what is wrong with it. */
export function callOf(draft: TestDraft): { call: InvocationInput } | { problems: DraftProblems } {
  const { form, stream } = draft;
  const problems = problemsOf(draft);
  if (Object.keys(problems).length > 0) return { problems };
  if (form === "raw") return { call: { form, body: draft.body, stream } };
  if (form === "embeddings") return { call: { form, texts: linesOf(draft.prompt) } };
  const parameters = parametersOf(draft);
  if (form === "tgi") return { call: { form, prompt: draft.prompt, parameters, stream } };
  return { call: { form, messages: messagesOf(draft), parameters, stream } };
}

function problemsOf(draft: TestDraft): DraftProblems {
  const { form, prompt, body, parameters } = draft;
  if (form === "raw") return { ...folderProblem(draft), ...jsonProblem(body) };
  const isTooCold = form === "tgi" && parameters.temperature === 0;
  return {
    ...folderProblem(draft),
    ...(prompt.trim() === "" && { prompt: "Write something to send." }),
    ...(isTooCold && { temperature: "TGI takes more than 0. Empty the field for the likeliest answer." }),
  };
}

function folderProblem({ inputFolder }: TestDraft): DraftProblems {
  const isFolder = inputFolder === null || /^s3:\/\/[^/\s]+(?:\/\S*)?$/.test(inputFolder);
  return isFolder ? {} : { inputFolder: "A folder in S3 looks like s3://my-bucket/calls." };
}

function jsonProblem(body: string): DraftProblems {
  if (body.trim() === "") return { body: "Write the JSON to send." };
  try {
    JSON.parse(body);
    return {};
  } catch (error) {
    // Browsers tell the place in their own words.
    return { body: `This is not JSON. ${error instanceof Error ? error.message : ""}`.trim() };
  }
}

function parametersOf({ form, parameters }: TestDraft): InvocationParameters {
  const { returnFullText, ...numbers } = parameters;
  const set = Object.entries(numbers).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(set), ...(form === "tgi" && { returnFullText }) };
}

function messagesOf({ system, prompt }: TestDraft) {
  const asked = { role: "user" as const, content: prompt };
  return system.trim() === "" ? [asked] : [{ role: "system" as const, content: system }, asked];
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** Whether a form generates text, with parameters. */
export const generates = (form: BodyForm): boolean => form === "tgi" || form === "openai-chat";
