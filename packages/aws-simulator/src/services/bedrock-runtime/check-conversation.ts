// The refusals of Converse that no schema states, in AWS's words.
import type { ConverseRequest, Message } from "@aws-sdk/client-bedrock-runtime";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import { validationError } from "../../wire/aws-error.ts";

type Checked = Pick<ConverseRequest, "messages" | "system" | "toolConfig" | "inferenceConfig">;

/** Throws ValidationException when the model would not take the conversation. */
export function checkConversation(input: Checked, model: FoundationModel): void {
  if (!model.output.includes("TEXT")) {
    throw validationError(
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    );
  }
  checkTurns(input.messages ?? [], model);
  if (model.refuses.includes("system-prompt") && (input.system ?? []).length > 0) {
    throw validationError(
      "This model doesn't support system messages. Try again without system messages or use a model that supports system messages.",
    );
  }
  if (model.refuses.includes("tools") && input.toolConfig !== undefined)
    throw validationError("This model doesn't support tool use.");
  checkInferenceConfig(input.inferenceConfig, model);
}

function checkTurns(messages: readonly Message[], model: FoundationModel): void {
  if (messages[0]?.role !== "user") {
    throw validationError(
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    );
  }
  messages.forEach((message, index) => {
    if (index > 0 && messages[index - 1]?.role === message.role) {
      throw validationError(
        "A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.",
      );
    }
    checkContent(message, index);
  });
  if (messages.at(-1)?.role === "assistant" && model.refuses.includes("prefill")) {
    throw validationError(
      "The model that you are using requires the last turn in the conversation to be a user message. Add a user message to the conversation and try again.",
    );
  }
}

function checkContent({ content }: Message, index: number): void {
  if (content === undefined || content.length === 0) {
    throw validationError(
      `The content field in the Message object at messages.${index} is empty. Add a ContentBlock object to the content field and try again.`,
    );
  }
  content.forEach((block, position) => {
    if (block.text !== undefined && block.text.trim() === "") {
      throw validationError(
        `The text field in the ContentBlock object at messages.${index}.content.${position} is blank. Add text to the text field, and try again.`,
      );
    }
  });
}

function checkInferenceConfig(config: ConverseRequest["inferenceConfig"], model: FoundationModel): void {
  const { maxTokens, temperature, topP } = config ?? {};
  if (maxTokens !== undefined && maxTokens > model.maxTokens) {
    throw validationError(
      `The maximum tokens you requested exceeds the model limit of ${model.maxTokens}. Try again with a maximum tokens value that is lower than ${model.maxTokens}.`,
    );
  }
  if (temperature !== undefined && topP !== undefined && model.refuses.includes("temperature-with-top-p")) {
    throw modelError(
      "`temperature` and `top_p` cannot both be specified for this model. Please use only one.",
    );
  }
  if (temperature !== undefined && temperature !== 1 && model.refuses.includes("temperature")) {
    throw modelError("`temperature` is deprecated for this model.");
  }
  if (topP !== undefined && model.refuses.includes("temperature"))
    throw modelError("`top_p` is deprecated for this model.");
}

const modelError = (text: string): Error =>
  validationError(`The model returned the following errors: ${text}`);
