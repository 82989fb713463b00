import type { HubModel } from "@quarry/aws-core/hub/schema";
import type { ImageKind } from "@quarry/aws-core/images/schema";
import type { InstanceOfferView, ServingImageView } from "@quarry/domain/endpoints/deploy-schema";
import type { DeployDraft } from "./deploy-draft.ts";

const embeddingTasks: readonly string[] = [
  "feature-extraction",
  "sentence-similarity",
  "text-ranking",
  "text-classification",
];

/** The image that usually serves a model: by the format of its weights, then by its task. */
export function imageFor({ weights, task }: Pick<HubModel, "weights" | "task">): ImageKind {
  if (weights.format === "gguf") return "llamacpp";
  return task !== null && embeddingTasks.includes(task) ? "tei" : "huggingface-vllm";
}

const longestName = 63;

/** The name to offer while none is typed: that of the model, in lower case. */
export function nameFor({ model, source, artefact }: DeployDraft): string {
  const text = source === "hub" ? (model?.repository ?? "") : artefact.replace(/\/$|\.tar\.gz$/u, "");
  return text
    .slice(text.lastIndexOf("/") + 1)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, longestName)
    .replaceAll(/^-+|-+$/gu, "");
}

/** What a change of the image brings: its newest version, and the variables that it reads of those that were set. */
export function withImage(draft: DeployDraft, image: ServingImageView): Partial<DeployDraft> {
  const { kind, versions, variables, prefix } = image;
  const reads = (key: string): boolean =>
    variables.some(({ name }) => name === key) || (prefix !== null && key.startsWith(prefix));
  return {
    imageKind: kind,
    imageVersion: versions[0] ?? "",
    environment: draft.environment.filter(({ key }) => reads(key)),
  };
}

/** Which instance types a person looks at. */
export const offerScopes = ["fitting", "gpu", "all"] as const;
export type OfferScope = (typeof offerScopes)[number];

/** The types of a scope; the chosen one is always among them. */
export function offersIn(
  offers: readonly InstanceOfferView[],
  { scope, chosen }: { scope: OfferScope; chosen: string },
): InstanceOfferView[] {
  return offers.filter((offer) => offer.type === chosen || isIn(offer, scope));
}

function isIn({ offered, quota, accelerators, fit }: InstanceOfferView, scope: OfferScope): boolean {
  if (scope === "all") return true;
  if (offered === "no" || accelerators?.kind !== "gpu") return false;
  return scope === "gpu" || (fit.verdict !== "too-large" && quota !== 0);
}

/** Why a type cannot be taken; undefined when nothing speaks against it. */
export function offerProblem(
  { type, offered, quota, fit }: InstanceOfferView,
  region: string,
): string | undefined {
  if (offered === "no") {
    return `${region} does not offer ${type} for endpoints. Choose another type or another Region.`;
  }
  if (quota === 0) {
    return `The account may run no ${type}: its quota here is 0. Ask for “${type} for endpoint usage” in Service Quotas, or choose another type.`;
  }
  return fit.verdict === "too-large" ? fit.sentence : undefined;
}
