import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import { parseImageUri } from "@quarry/aws-core/images/parse-image-uri";
import type { BodyForm } from "@quarry/aws-core/images/schema";
import { findServingImage } from "@quarry/aws-core/images/serving-images";
import { personOf } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { obstacleToCall } from "./callable-endpoint.ts";
import { BodyFormView } from "./invocation-schema.ts";
import { queueOf } from "./queue-of-endpoint.ts";
import { componentsOf, reachEndpoint, readSoftly } from "./reach-endpoint.ts";
import type { ReachedEndpoint } from "./reach-endpoint.ts";
import { EndpointReference } from "./schema.ts";

/** The form of body that an endpoint takes, as far as its image tells it, and the components it carries. */
export const getBodyForm = query({
  permission: "endpoints.read",
  route: { method: "GET", path: "/endpoints/{id}/body-form", summary: "How an endpoint is called" },
  input: EndpointReference,
  output: BodyFormView,
  async run({ context, input: { id }, signal }) {
    const reached = await reachEndpoint(context, id);
    const [{ reading, unread }, queue] = await Promise.all([
      readSoftly(() => readBoth(reached, signal)),
      queueOf(reached, signal),
    ]);
    const { image, spoken } = reading?.image ?? unknownImage;
    return {
      form: spoken[0] ?? likeliest,
      spoken,
      image,
      components: reading?.components ?? [],
      queue,
      unread,
      obstacle: obstacleToCall(personOf(context), reached.endpoint)?.message ?? null,
    };
  },
});

interface KnownImage {
  image: string | null;
  spoken: BodyForm[];
}

const unknownImage: KnownImage = { image: null, spoken: [] };

// vLLM, SGLang, LMI, llama.cpp and newer TGI all take messages.
const likeliest: BodyForm = "openai-chat";

async function readBoth(reached: ReachedEndpoint, signal: AbortSignal | undefined) {
  const [image, components] = await Promise.all([imageOf(reached, signal), componentsOf(reached, signal)]);
  return { image, components };
}

/** Of an endpoint that Quarry made the approved image, of a found one what AWS says that runs. */
async function imageOf(
  { endpoint: { name, region }, spec, clients }: ReachedEndpoint,
  signal: AbortSignal | undefined,
): Promise<KnownImage> {
  if (spec?.image.from === "own")
    return { image: spec.image.uri, spoken: [...new Set([spec.image.body, "raw" as const])] };
  if (spec) return imageOfKind(spec.image.kind);
  const described = await describeEndpoint(clients, name, signal);
  const uri = described?.variants.find(({ image }) => image !== null)?.image;
  if (uri === undefined || uri === null) return unknownImage;
  const parsed = parseImageUri(uri, region);
  if ("problem" in parsed || parsed.kind === null) return { image: uri, spoken: [] };
  return imageOfKind(parsed.kind);
}

function imageOfKind(kind: Parameters<typeof findServingImage>[0]): KnownImage {
  const { label, bodies } = findServingImage(kind);
  return { image: label, spoken: [...bodies] };
}
