import { parseBedrockArn, partitionOfRegion, type BedrockArn } from "../arns/bedrock-arn.ts";
import { routingPrefixOf } from "../profiles/routing-prefixes.ts";
import type { TargetKind } from "./schema.ts";

/** What a text names, as far as its form tells. */
export type ClassifiedTarget =
  | { kind: Exclude<TargetKind, "invalid" | "application-profile">; id: string; region: string | null }
  | { kind: "application-profile"; id: string; region: string; arn: BedrockArn }
  | { kind: "invalid"; what: string; position: number };

const longestTarget = 2048;

/** Tells what kind of target a model id or ARN is, or what is wrong with it and at which character. */
export function classifyTarget(target: string): ClassifiedTarget {
  const start = target.length - target.trimStart().length;
  const text = target.trim();
  const found = classify(text);
  return found.kind === "invalid" ? { ...found, position: found.position + start } : found;
}

function classify(text: string): ClassifiedTarget {
  if (text === "") return invalid("There is nothing to check: give a model id or an ARN.", 0);
  if (text.length > longestTarget) {
    return invalid(
      `Bedrock takes at most ${longestTarget} characters; this has ${text.length}.`,
      longestTarget,
    );
  }
  const wildcard = text.indexOf("*");
  if (wildcard >= 0) return invalid("A wildcard names no single model; write the whole id.", wildcard);
  if (/^arn:/i.test(text)) return classifyArn(text);
  return classifyId(text);
}

function classifyId(text: string): ClassifiedTarget {
  const odd = /[^a-z0-9.:-]/.exec(text);
  if (odd) return invalid(oddCharacter(odd[0]), odd.index);
  if (!text.includes(".")) {
    const looksLikeProfile = /^[a-z0-9]{12}$/.test(text);
    const what = looksLikeProfile
      ? "This looks like the id of an application inference profile; give its whole ARN."
      : "A model id has the form provider.model, such as amazon.nova-lite-v1:0; the provider is missing.";
    return invalid(what, 0);
  }
  const gap = /^\.|\.\.|\.$|::|:$|^:/.exec(text);
  if (gap) return invalid("A part of the model id is empty here.", gap.index);
  if (routingPrefixOf(text)) return { kind: "system-profile", id: text, region: null };
  return { kind: "foundation-model", id: text, region: null };
}

function oddCharacter(character: string): string {
  if (/[A-Z]/.test(character)) return `Model ids are written in small letters; this has “${character}”.`;
  if (character === "/")
    return "A model id holds no “/”; leave out the prefix that a library puts before it.";
  if (/\s/.test(character)) return "A model id holds no blanks or line breaks.";
  return `The character ${JSON.stringify(character)} occurs in no model id.`;
}

const kindByResource: Readonly<Record<string, Exclude<TargetKind, "invalid" | "application-profile">>> = {
  "foundation-model": "foundation-model",
  "inference-profile": "system-profile",
  "imported-model": "imported-model",
  "custom-model-deployment": "custom-model-deployment",
  "provisioned-model": "provisioned-model",
  "prompt-router": "prompt-router",
  "default-prompt-router": "prompt-router",
};

function classifyArn(text: string): ClassifiedTarget {
  const endpoint = endpointPattern.exec(text);
  if (endpoint) return { kind: "sagemaker-endpoint", id: endpoint[2] ?? "", region: endpoint[1] ?? null };
  const arn = parseBedrockArn(text);
  if (!arn) return whatIsWrong(text);
  if (arn.kind === "application-inference-profile") {
    return { kind: "application-profile", id: arn.resourceId, region: arn.region, arn };
  }
  const kind = kindByResource[arn.kind];
  if (kind) return { kind, id: arn.resourceId, region: arn.region };
  const position = text.indexOf(`${arn.kind}/`);
  return invalid(`A resource of the type ${arn.kind} cannot be called as a model.`, position);
}

const endpointPattern = /^arn:aws(?:-[a-z-]+)?:sagemaker:([a-z0-9-]+):[0-9]{12}:endpoint\/([a-zA-Z0-9-]+)$/;

/** The parts of an ARN in order, with the first rule each may break. */
const arnParts: readonly { name: string; rule: RegExp; what: (value: string) => string }[] = [
  { name: "arn", rule: /^arn$/, what: () => "An ARN begins with “arn:” in small letters." },
  {
    name: "partition",
    rule: /^aws(-cn|-us-gov|-eusc|-iso(-[b-f])?)?$/,
    what: (value) => `${JSON.stringify(value)} is no AWS partition; most ARNs begin with arn:aws.`,
  },
  {
    name: "service",
    rule: /^(bedrock|sagemaker)$/,
    what: (value) => `The ARN belongs to ${JSON.stringify(value)}, not to bedrock.`,
  },
  {
    name: "region",
    rule: /^[a-z]{2,4}(-[a-z]{2,9}){1,2}-[0-9]{1,2}$/,
    what: (value) => (value ? `${JSON.stringify(value)} is no AWS Region.` : "The ARN names no Region."),
  },
  {
    name: "account",
    rule: /^([0-9]{12})?$/,
    what: (value) => `An account id has 12 digits; ${JSON.stringify(value)} has ${value.length} characters.`,
  },
];

function whatIsWrong(text: string): ClassifiedTarget {
  const parts = text.split(":");
  let position = 0;
  for (const [index, { rule, what }] of arnParts.entries()) {
    const value = parts[index];
    if (value === undefined) return invalid("The ARN breaks off; parts are missing at its end.", text.length);
    if (!rule.test(value)) return invalid(what(value), position);
    position += value.length + 1;
  }
  const [, partition = "", service = "", region = ""] = parts;
  if (partitionOfRegion(region) !== partition) {
    const where = text.indexOf(region);
    return invalid(`The Region ${region} is not in the partition ${partition}.`, where);
  }
  const resource = text.slice(position);
  if (service === "sagemaker")
    return invalid("Of SageMaker, only an endpoint can be called as a model.", position);
  return invalid(resourceProblem(resource, parts[4] ?? ""), position);
}

function resourceProblem(resource: string, account: string): string {
  if (resource === "") return "The ARN breaks off; the resource is missing.";
  const [type = "", id = ""] = resource.split("/", 2);
  if (id === "") return `The ARN breaks off; the id of the ${type} is missing.`;
  if (type === "application-inference-profile" && account === "") {
    return "The ARN of an application inference profile names an account; this one names none.";
  }
  return `${JSON.stringify(resource)} is no model, profile, deployment or router of Bedrock.`;
}

function invalid(what: string, position: number): ClassifiedTarget {
  return { kind: "invalid", what, position };
}
