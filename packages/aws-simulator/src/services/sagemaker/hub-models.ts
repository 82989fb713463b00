// What the simulated containers know of the Hugging Face Hub.
import type { FoundationModel } from "../../seed/foundation-model.ts";

type HubModel = { id: string; isGated?: boolean };

/** Models of organisations whose lists are known here; any other id of theirs does not exist. */
const knownModels: readonly HubModel[] = [
  { id: "meta-llama/Llama-3.1-8B-Instruct", isGated: true },
  { id: "meta-llama/Llama-3.1-8B", isGated: true },
  { id: "meta-llama/Meta-Llama-3-8B-Instruct", isGated: true },
  { id: "meta-llama/Meta-Llama-3.1-8B-Instruct", isGated: true },
  { id: "meta-llama/Llama-3.1-70B-Instruct", isGated: true },
  { id: "meta-llama/Llama-3.3-70B-Instruct", isGated: true },
  { id: "meta-llama/Llama-3.2-1B-Instruct", isGated: true },
  { id: "meta-llama/Llama-3.2-3B-Instruct", isGated: true },
  { id: "google/gemma-2-2b-it", isGated: true },
  { id: "google/gemma-2-9b-it", isGated: true },
  { id: "google/gemma-3-4b-it", isGated: true },
  { id: "google/gemma-3-12b-it", isGated: true },
  { id: "google/gemma-3-27b-it", isGated: true },
  { id: "google/flan-t5-base" },
  { id: "mistralai/Mistral-7B-Instruct-v0.2", isGated: true },
  { id: "mistralai/Mistral-7B-Instruct-v0.3", isGated: true },
  { id: "mistralai/Mixtral-8x7B-Instruct-v0.1", isGated: true },
  { id: "mistralai/Mistral-Small-3.1-24B-Instruct-2503" },
];

const closedOwners = new Set(knownModels.map(({ id }) => ownerOf(id)));
const byId = new Map(knownModels.map((model) => [model.id.toLowerCase(), model]));

/** What the Hub answers a container that asks for a model. Ids of other owners exist, unless they say otherwise. */
export function findOnHub(id: string): "open" | "gated" | "absent" {
  const known = byId.get(id.toLowerCase());
  if (known !== undefined) return known.isGated === true ? "gated" : "open";
  if (closedOwners.has(ownerOf(id)) || /does-not-exist|not-found|no-such/i.test(id)) return "absent";
  return /^[\w.-]+\/[\w.-]+$/.test(id) ? "open" : "absent";
}

/** An environment value as a Hub id; paths inside the container and in S3 are none. */
export function hubModelIdOf(value: string | undefined): string | undefined {
  const id = value?.trim() ?? "";
  return id === "" || id.startsWith("/") || id.startsWith("s3://") ? undefined : id;
}

/** Billions of parameters, read from the id (`…-8B-…`, `8x7B`); undefined where it does not say. */
export function billionsOf(id: string): number | undefined {
  const read = /(?:^|[-_.])(?:(\d+)x)?(\d+(?:\.\d+)?)b(?=$|[-_.])/i.exec(id.slice(id.indexOf("/") + 1));
  return read === null ? undefined : Number(read[1] ?? 1) * Number(read[2]);
}

/** A Hub model in the form that the composer of answers takes. `maxTokens` bounds an answer. */
export function composingModel(id: string, maxTokens: number): FoundationModel {
  return {
    id,
    name: id.slice(id.indexOf("/") + 1),
    provider: ownerOf(id),
    family: "chat-completions",
    input: ["TEXT"],
    output: ["TEXT"],
    customizations: [],
    onDemand: [],
    profiles: [],
    lifecycle: { since: "2024-01-01" },
    maxTokens,
    refuses: [],
  };
}

function ownerOf(id: string): string {
  return id.split("/")[0]?.toLowerCase() ?? "";
}
