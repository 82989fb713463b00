import { imageUri } from "../images/image-uri.ts";
import { parseImageUri, type ImageUri } from "../images/parse-image-uri.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";

/** The image of a deployment in its Region, read to its parts, or what is wrong with the choice. */
export function chosenImage({
  image,
  region,
}: Pick<DeploymentSpec, "image" | "region">): ImageUri | { problem: string } {
  if (image.from === "own") return parseImageUri(image.uri, region);
  const found = imageUri({ kind: image.kind, version: image.version, region });
  return "problem" in found ? found : parseImageUri(found.uri, region);
}
