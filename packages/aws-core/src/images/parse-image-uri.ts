import { dnsSuffix, isRegistryOfAws } from "./registries.ts";
import type { ImageKind } from "./schema.ts";
import { servingImages } from "./serving-images.ts";

/** The parts of the URI of an image in Amazon ECR. */
export interface ImageUri {
  uri: string;
  account: string;
  region: string;
  repository: string;
  /** A tag, or a digest such as `sha256:…`. */
  tag: string;
  /** Whether AWS publishes it: an image of another account needs that account's permission. */
  ofAws: boolean;
  /** The kind of serving image, as far as repository and tag tell it. */
  kind: ImageKind | null;
}

const repository = "[a-z0-9]+(?:[._/-][a-z0-9]+)*";
const tag = ":([A-Za-z0-9_][A-Za-z0-9._-]{0,127})";
const digest = "@(sha256:[a-f0-9]{64})";
const pattern = new RegExp(
  `^([0-9]{12})\\.dkr[.-]ecr\\.([a-z]{2,4}(?:-[a-z]{2,9}){1,2}-[0-9]{1,2})\\.([a-z0-9.-]{4,40})/(${repository})(?:${tag}|${digest})$`,
);

// ContainerImage of the API's model.
const longest = 255;

/**
 * Reads an image's URI as SageMaker takes it: in Amazon ECR, with a tag or a digest, in the endpoint's Region.
 * SageMaker pulls neither from other registries nor from another Region.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
 */
export function parseImageUri(uri: string, region: string): ImageUri | { problem: string } {
  if (uri.length > longest) return { problem: `An image URI has at most ${longest} characters.` };
  const match = pattern.exec(uri);
  if (!match) return { problem: problemOf(uri) };
  const [, account = "", itsRegion = "", domain = "", name = "", itsTag, itsDigest] = match;
  if (domain !== dnsSuffix(itsRegion)) {
    return { problem: `Registries in ${itsRegion} end in ${dnsSuffix(itsRegion)}, not ${domain}.` };
  }
  if (itsRegion !== region) {
    return {
      problem: `The image is in ${itsRegion}, the endpoint in ${region}. Copy it to a repository in ${region} and give that URI.`,
    };
  }
  const parsed = { uri, account, region, repository: name, tag: itsTag ?? itsDigest ?? "" };
  return { ...parsed, ofAws: isRegistryOfAws(account, region), kind: kindOf(parsed) };
}

function problemOf(uri: string): string {
  if (/^(https?:|public\.ecr\.aws|docker\.io|ghcr\.io|[\w.-]+\/)/.test(uri) && !uri.includes(".dkr.ecr")) {
    return "SageMaker pulls images from private Amazon ECR repositories only. Copy the image to one and give its URI.";
  }
  if (/\.amazonaws\.[a-z.]+\/[^:@]+$/.test(uri)) return "Add the tag of the image, such as :latest.";
  return "Not the URI of an Amazon ECR image. It looks like 111122223333.dkr.ecr.us-east-1.amazonaws.com/serving:1.0.";
}

function kindOf({ repository: name, tag: itsTag }: { repository: string; tag: string }): ImageKind | null {
  const candidates = servingImages.filter((image) => image.repository === name);
  const byDevice = candidates.find(({ device }) => itsTag.includes(`-${device}-`)) ?? candidates[0];
  return byDevice?.kind ?? null;
}
