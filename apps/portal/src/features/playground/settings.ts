"use client";

import { anyText, shapeOf, useRemembered } from "../profiles/use-remembered.ts";

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

const kept = {
  name: "quarry.playground",
  schema: shapeOf(isSettings),
  otherwise: { temperature: null, maxTokens: 1_024, team: null },
};

const systemPrompt = {
  name: "quarry.playground.system",
  schema: anyText,
  otherwise: "",
  memory: "tab" as const,
};

/** Whether something has the form of settings; the operation judges their values. */
function isSettings(value: unknown): value is Settings {
  if (typeof value !== "object" || value === null) return false;
  const { temperature, maxTokens, team }: Partial<Record<keyof Settings, unknown>> = value;
  return (
    isNumberOrNull(temperature) && isNumberOrNull(maxTokens) && (team === null || typeof team === "string")
  );
}

const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === "number";
