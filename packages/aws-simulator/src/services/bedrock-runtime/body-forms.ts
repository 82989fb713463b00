import type { BodyFamily, FoundationModel } from "../../seed/foundation-model.ts";
import { validationError } from "../../wire/aws-error.ts";
import { isMembers } from "../../wire/members.ts";
import { anthropic } from "./bodies/anthropic.ts";
import type { BodyForm, Json } from "./bodies/body-form.ts";
import { chatCompletions, cohereCommand } from "./bodies/chat-families.ts";
import { cohereEmbedding, novaCanvas, titanEmbedding } from "./bodies/embeddings.ts";
import type { WholeBodyForm } from "./bodies/embeddings.ts";
import { nova } from "./bodies/nova.ts";
import { deepseek, llama, mistral } from "./bodies/prompt-families.ts";

const forms = {
  anthropic,
  nova,
  llama,
  mistral,
  deepseek,
  "chat-completions": chatCompletions,
  "cohere-command": cohereCommand,
  "titan-embedding": titanEmbedding,
  "cohere-embedding": cohereEmbedding,
  "nova-canvas": novaCanvas,
} as const satisfies Record<BodyFamily, BodyForm | WholeBodyForm>;

export function bodyFormOf(model: FoundationModel): BodyForm | WholeBodyForm {
  return forms[model.family];
}

export const isTextForm = (form: BodyForm | WholeBodyForm): form is BodyForm => "chunks" in form;

/** The request body as JSON. Throws ValidationException as Bedrock does for bodies it cannot read. */
export function readBody(body: Uint8Array | undefined): Json {
  const text = Buffer.from(body ?? new Uint8Array()).toString("utf8");
  try {
    const parsed: unknown = JSON.parse(text);
    if (isMembers(parsed)) return parsed;
  } catch {
    // Said below, in Bedrock's words.
  }
  throw validationError("Malformed input request, please reformat your input and try again.");
}
