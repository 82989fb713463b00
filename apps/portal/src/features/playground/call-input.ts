import type { ParameterRules } from "@quarry/aws-core/models/schema";
import type { SendMessageInput } from "@quarry/domain/playground/schema";
import type { Settings } from "./settings.ts";

interface CallParts {
  target: string;
  messages: SendMessageInput["messages"];
  system: string;
  settings: Settings;
  /** Null while nothing is known of the model: then everything chosen is sent. */
  rules: ParameterRules | null;
}

/** The input of a call, without the parameters that the model would refuse. */
export function callInput({ target, messages, system, settings, rules }: CallParts): SendMessageInput {
  const takesTemperature = rules === null || rules.temperature !== null;
  const takesSystem = rules === null || rules.systemPrompt;
  const { temperature, maxTokens, team } = settings;
  return {
    target,
    messages,
    ...(takesSystem && system.trim() !== "" ? { system } : {}),
    ...(takesTemperature && temperature !== null ? { temperature } : {}),
    ...(maxTokens === null ? {} : { maxTokens }),
    ...(team === null ? {} : { team }),
  };
}
