import { dnsSuffix, registryAccount } from "./registries.ts";
import type { ImageKind } from "./schema.ts";
import { findServingImage, type ImageVersion } from "./serving-images.ts";

export interface WantedImage {
  kind: ImageKind;
  /** Left out, the newest is taken. */
  version?: string;
  region: string;
}

/** The URI to give CreateModel with the version it stands for, or why there is none. */
export type FoundImage = { uri: string; version: string } | { problem: string };

/**
 * The URI of a serving image in a Region: `<account>.dkr.ecr.<region>.<domain>/<repository>:<tag>`.
 * The account differs by Region and by image, and an endpoint pulls from its own Region only.
 */
export function imageUri({ kind, version, region }: WantedImage): FoundImage {
  const image = findServingImage(kind);
  const found = findVersion(image.versions, version);
  if (!found) {
    const known = image.versions.map((candidate) => candidate.version).join(", ");
    return { problem: `Quarry knows no version ${version} of ${image.label}. It knows ${known}.` };
  }
  const account = registryAccount(image.registry, region);
  if (account === undefined) {
    return { problem: `AWS publishes ${image.label} through no registry in ${region} that Quarry knows.` };
  }
  const uri = `${account}.dkr.ecr.${region}.${dnsSuffix(region)}/${image.repository}:${found.tag}`;
  return { uri, version: found.version };
}

function findVersion(
  versions: readonly ImageVersion[],
  wanted: string | undefined,
): ImageVersion | undefined {
  return wanted === undefined ? versions[0] : versions.find(({ version }) => version === wanted);
}
