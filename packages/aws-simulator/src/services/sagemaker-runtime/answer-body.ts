// What the servers in the containers answer: Text Generation Inference, the OpenAI form of vLLM and its kin, embeddings.
import { isMembers } from "../../wire/members.ts";
import type { Members } from "../../wire/members.ts";
import { embed } from "../bedrock-runtime/bodies/embeddings.ts";
import { composingModel } from "../sagemaker/hub-models.ts";
import { modelIdOf, readImage, serverKindOf } from "../sagemaker/serving-image.ts";
import type { ServerKind } from "../sagemaker/serving-image.ts";
import { answerChat, answerPrompt } from "./openai-form.ts";
import type { TextAnswer } from "./text-answer.ts";
import { answerInputs } from "./tgi-form.ts";

/** Words that may be streamed, JSON at once, or a refusal with the container's status and body. */
export type ContainerAnswer =
  | TextAnswer
  | { kind: "json"; json: unknown }
  | { kind: "refusal"; status: number; body: string };

type Container = { image: string; environment: Readonly<Record<string, string>> };

/** The longest answer of a container that is told no limit, in tokens. */
const defaultTotalTokens = 4096;

/** Lets a container answer a request body; the same body always gets the same answer. */
export function answerBody({ image, environment }: Container, body: Uint8Array): ContainerAnswer {
  const kind = serverKindOf(readImage(image)?.repository ?? "");
  const json = readJson(body);
  if (json === undefined)
    return {
      kind: "refusal",
      status: 400,
      body: refusalBody(kind, "Failed to parse the request body as JSON"),
    };
  const totalTokens = Number(
    environment["MAX_TOTAL_TOKENS"] ?? environment["SM_VLLM_MAX_MODEL_LEN"] ?? defaultTotalTokens,
  );
  const model = composingModel(modelIdOf(kind, environment) ?? "local/model", totalTokens);
  const inputLimit = environment["MAX_INPUT_TOKENS"] ?? environment["MAX_INPUT_LENGTH"];
  const server = {
    model,
    totalTokens,
    inputTokens: inputLimit === undefined ? undefined : Number(inputLimit),
  };
  if (kind === "tei") return answerEmbedding(json);
  if (kind === "other") return { kind: "json", json: { predictions: [json] } };
  if (json["messages"] !== undefined) return answerChat(server, json);
  if ((kind === "tgi" || kind === "lmi") && json["inputs"] !== undefined)
    return answerInputs(server, json, kind === "lmi" ? "object" : "list");
  if (kind !== "tgi" && json["prompt"] !== undefined) return answerPrompt(server, json);
  return kind === "tgi"
    ? {
        kind: "refusal",
        status: 422,
        body: "Failed to deserialize the JSON body into the target type: missing field `inputs`",
      }
    : {
        kind: "refusal",
        status: 400,
        body: refusalBody(
          kind,
          "Cannot find suitable handler for request. Expected one of: messages, prompt",
        ),
      };
}

function answerEmbedding(json: Members): ContainerAnswer {
  const { inputs } = json;
  const texts = (Array.isArray(inputs) ? inputs : [inputs]).filter((text) => typeof text === "string");
  if (texts.length === 0) {
    const body = JSON.stringify({ error: "`inputs` cannot be empty", error_type: "Validation" });
    return { kind: "refusal", status: 422, body };
  }
  return { kind: "json", json: texts.map((text) => embed(text, embeddingSize)) };
}

const embeddingSize = 1024;

function readJson(body: Uint8Array): Members | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    return isMembers(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const refusalBody = (kind: ServerKind, message: string): string =>
  kind === "tgi" || kind === "tei" || kind === "other"
    ? JSON.stringify({ error: message, error_type: "validation" })
    : JSON.stringify({ error: { message, type: "BadRequestError", param: null, code: 400 } });
