import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import type {
  CreationView,
  RequestPreset,
  SourceView,
  SubmitRequestInput,
} from "@quarry/domain/requests/schema";
import type { TagRule } from "@quarry/domain/tags/schema";
import type { z } from "zod";
import type { draftShape } from "./request-check.ts";

/** What a person has filled in so far; everything may still be empty. */
export type RequestDraft = z.infer<typeof draftShape>;

export const emptyDraft: RequestDraft = {
  connectionId: "",
  region: "",
  baseModelId: "",
  source: "",
  team: "",
  name: "",
  description: "",
  environment: "development",
  purpose: "",
  beneficiary: "",
  inputTokensPerMonth: 1_000_000,
  outputTokensPerMonth: 200_000,
  tags: [],
  expiresOn: "",
  studio: null,
  app: "",
  replaces: null,
  ticket: "",
  justification: "",
};

/** The draft that changes a request; team and beneficiary stay as they are. */
export function draftOf({ spec, plan }: Pick<CreationView, "spec" | "plan">): RequestDraft {
  return {
    ...emptyDraft,
    ...spec,
    baseModelId: plan.model.baseModelId,
    tags: spec.tags,
    expiresOn: spec.expiresOn ?? "",
  };
}

/** The draft of a successor: the same tags and description under a new name; its model is still to be chosen. */
export function successorOf(profile: ProfileDetailView): Partial<RequestDraft> {
  const { id, name, description, region, baseModelId, tags, adoptions } = profile;
  return {
    region,
    baseModelId: baseModelId ?? "",
    description,
    name: `${name.slice(0, 60)} 2`,
    team: adoptions[0]?.team ?? "",
    tags: tags.filter(({ key }) => !/^(quarry:|AmazonDataZone|AmazonBedrockManaged)/u.test(key)),
    purpose: `Successor of ${name}`,
    replaces: id,
  };
}

/** A draft in the shape of the operation's input; rows of tags without a key are left out. */
export function submission(
  draft: RequestDraft,
): Extract<z.input<typeof SubmitRequestInput>, { kind: "profile.create" }> {
  const { team, beneficiary, baseModelId: _baseModelId, ...wish } = draft;
  return {
    ...(team !== "" && { team }),
    ...(beneficiary.trim() !== "" && { beneficiary: beneficiary.trim() }),
    kind: "profile.create",
    spec: {
      ...wish,
      inputTokensPerMonth: draft.inputTokensPerMonth ?? -1,
      outputTokensPerMonth: draft.outputTokensPerMonth ?? -1,
      tags: draft.tags.filter(({ key }) => key.trim() !== ""),
      expiresOn: draft.expiresOn === "" ? null : draft.expiresOn,
    },
  };
}

/** The base models of a Region's sources, each once, in their order. */
export function modelsOf(sources: readonly SourceView[]): string[] {
  return [...new Set(sources.map(({ baseModelId }) => baseModelId))];
}

/** The models that a preset means and the Region has: the first of them, or one for each beginning. */
export function modelsFor({ models, isForEach }: RequestPreset, sources: readonly SourceView[]): string[] {
  const known = modelsOf(sources);
  const found = models.flatMap((beginning) => known.filter((id) => id.startsWith(beginning)).slice(-1));
  return isForEach ? [...new Set(found)] : found.slice(0, 1);
}

/** Tags of a draft with those of a preset; a value that was typed is kept. */
export function mergeTags(
  typed: RequestDraft["tags"],
  added: readonly { key: string; value: string }[],
): RequestDraft["tags"] {
  const missing = added.filter(({ key }) => !typed.some((tag) => tag.key === key));
  return [...typed, ...missing];
}

/** The name to offer while none is typed; profiles for a Studio project begin as the Studio's own do. */
export function nameProposal(draft: RequestDraft): string {
  if (draft.baseModelId === "") return "";
  if (draft.studio === null) return nameFor(draft, draft.baseModelId);
  const model = nameFor({ team: "", environment: draft.environment }, draft.baseModelId);
  return `${draft.studio.domainId} ${draft.studio.projectId} ${model}`.slice(0, 64).trim();
}

/** The tags that a policy asks for, with the value where there is only one. */
export function wantedTags(rules: readonly TagRule[]): RequestDraft["tags"] {
  return rules
    .filter(({ isRequired }) => isRequired)
    .map(({ key, values }) => ({ key, value: values.length === 1 ? (values[0] ?? "") : "" }));
}

/** A name that AWS takes, made of team, model and environment; the model's date and version are left out. */
export function nameFor(draft: Pick<RequestDraft, "team" | "environment">, baseModelId: string): string {
  const model = baseModelId
    .replace(/^[a-z0-9-]+\./u, "")
    .replace(/-\d{8}.*$|-v\d+(:\d+)?$|:\d+$/u, "")
    .replaceAll(/[^a-zA-Z0-9]+/gu, "-");
  return [draft.team, model, draft.environment].filter(Boolean).join(" ").slice(0, 64);
}
