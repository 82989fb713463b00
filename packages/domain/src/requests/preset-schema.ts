import { checkTags } from "@quarry/aws-core/profiles/tag-rules";
import { z } from "zod";
import { RequestPreset, RequestPresets } from "./schema.ts";

/** The presets in their order, and the version that whoever saves others has to continue; 0: none were saved. */
export const PresetsView = z.object({ version: z.int(), items: RequestPresets });
export type PresetsView = z.infer<typeof PresetsView>;

/** Presets as they may be saved: each under a name of its own, with tags as a request may have them. */
export const NewPresets = z
  .array(RequestPreset)
  .max(50, "Keep at most 50 presets.")
  .superRefine((presets, context) => {
    for (const { path, message } of presets.flatMap(problemsOf))
      context.addIssue({ code: "custom", path, message });
  });

export const SavePresetsInput = z.strictObject({ version: z.int().min(0), items: NewPresets });

interface Problem {
  path: (string | number)[];
  message: string;
}

function problemsOf(preset: RequestPreset, place: number, all: readonly RequestPreset[]): Problem[] {
  const isTaken = all.slice(0, place).some(({ name }) => name.toLowerCase() === preset.name.toLowerCase());
  return [
    ...(isTaken ? [{ path: [place, "name"], message: `${preset.name} is the name of another preset.` }] : []),
    ...preset.models
      .filter((model) => !/^[a-z0-9][a-z0-9.:-]*$/u.test(model))
      .map((model) => ({
        path: [place, "models"],
        message: `“${model}” is not the beginning of a base model id; one is anthropic.claude-haiku-4-5.`,
      })),
    ...checkTags(preset.tags).map(({ key, problem }) => ({
      path: [place, "tags"],
      message: key === "" ? problem : `${key}: ${problem}`,
    })),
  ];
}
