"use client";

import { SendMessageInput } from "@quarry/domain/playground/schema";
import { z } from "zod";
import { useRemembered } from "../profiles/use-remembered.ts";

/** What a call is made with, beside its words. Null: the model's own default. */
export interface Settings {
  temperature: number | null;
  maxTokens: number | null;
  /** Slug of the team the call counts for; null: the first that may. */
  team: string | null;
}

export type SettingsChange = (part: Partial<Settings>) => void;

/** The settings of the last visit, and a way to change them. */
export function useSettings(): [Settings, SettingsChange] {
  const [settings, remember] = useRemembered(kept);
  return [settings, (part) => remember({ ...settings, ...part })];
}

/** The system prompt is words of the person, so it goes with the tab. */
export function useSystemPrompt(): [string, (text: string) => void] {
  return useRemembered(systemPrompt);
}

const { temperature, maxTokens, team } = SendMessageInput.shape;

const kept = {
  name: "quarry.playground",
  schema: z.object({
    temperature: temperature.unwrap().nullable(),
    maxTokens: maxTokens.unwrap().nullable(),
    team: team.unwrap().nullable(),
  }),
  otherwise: { temperature: null, maxTokens: 1_024, team: null },
};

const systemPrompt = {
  name: "quarry.playground.system",
  schema: z.string(),
  otherwise: "",
  memory: "tab" as const,
};
