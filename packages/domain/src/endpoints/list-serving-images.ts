import { imageEnvironment } from "@quarry/aws-core/images/image-environment";
import { imageUri } from "@quarry/aws-core/images/image-uri";
import { servingImages } from "@quarry/aws-core/images/serving-images";
import type { ServingImage } from "@quarry/aws-core/images/serving-images";
import { z } from "zod";
import { query } from "../operation/query.ts";
import { ServingImageView } from "./deploy-schema.ts";

/** The serving images that Quarry knows, with what each reads from its environment, as one Region can pull them. */
export const listServingImages = query({
  permission: "requests.submit",
  route: { method: "GET", path: "/endpoint-images", summary: "List images that serve models" },
  input: z.strictObject({ region: z.string().max(40) }),
  output: z.object({ items: z.array(ServingImageView) }),
  run: async ({ input: { region } }) => ({ items: servingImages.map((image) => viewOf(image, region)) }),
});

function viewOf(image: ServingImage, region: string): ServingImageView {
  const { kind, label, purpose, device, archived, versions, bodies } = image;
  const { variables, prefix } = imageEnvironment(kind);
  const newest = imageUri({ kind, region });
  return {
    kind,
    label,
    purpose,
    device,
    isArchived: archived,
    versions: versions.map(({ version }) => version),
    bodies: [...bodies],
    variables: variables
      .filter(({ secret }) => secret !== true)
      .map(({ name, meaning, type, fallback, choices = [], filledFrom }) => ({
        name,
        meaning,
        type,
        fallback,
        choices: [...choices],
        isFilledIn: filledFrom !== undefined,
      })),
    prefix,
    ...("problem" in newest ? { uri: null, problem: newest.problem } : { uri: newest.uri, problem: null }),
  };
}
