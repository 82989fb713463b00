import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { BodyForm } from "@quarry/aws-core/images/schema";
import { findServingImage } from "@quarry/aws-core/images/serving-images";
import { renderAsyncSnippets } from "@quarry/aws-core/invocations/async-snippets";
import { renderInvocationSnippets, sampleBody } from "@quarry/aws-core/invocations/invocation-snippets";
import { query } from "../operation/query.ts";
import { queueOf } from "./queue-of-endpoint.ts";
import { componentsOf, reachEndpoint, readSoftly } from "./reach-endpoint.ts";
import { EndpointCodeView } from "./reading-schema.ts";
import type { Unread } from "./reading-schema.ts";
import { EndpointReference } from "./schema.ts";

/** Working code that calls an endpoint, with its name, Region and a body that its image takes. */
export const getEndpointCode = query({
  permission: "endpoints.read",
  route: { method: "GET", path: "/endpoints/{id}/code", summary: "Code that calls an endpoint" },
  input: EndpointReference,
  output: EndpointCodeView,
  async run({ context, input: { id }, signal }) {
    const reached = await reachEndpoint(context, id);
    const { endpoint, spec } = reached;
    const queue = await queueOf(reached, signal);
    const place = { endpoint: endpoint.name, region: endpoint.region };
    const body = sampleBody(spec === null ? "raw" : formOf(spec));
    if (queue) {
      const snippets = renderAsyncSnippets({ ...place, ...queue, body });
      return { snippets, remark: spec === null ? foundRemark(null, []) : asyncRemark };
    }
    const { reading, unread } = await readSoftly(() => componentsOf(reached, signal));
    const [component = null, ...others] = reading ?? [];
    const snippets = renderInvocationSnippets({
      ...place,
      component,
      body,
    });
    return { snippets, remark: spec === null ? foundRemark(unread, others) : null };
  },
});

const asyncRemark =
  "This endpoint queues its calls: the body is put into S3, and the answer is written there. Any folder will do that its execution role can read.";

/** The form that is customary for the image. */
function formOf({ image }: DeploymentSpec): BodyForm {
  if (image.from === "own") return image.body;
  return findServingImage(image.kind).bodies[0] ?? "raw";
}

function foundRemark(unread: Unread | null, others: readonly string[]): string {
  const sentences = [
    "Quarry did not make this endpoint and does not know what its container takes: the body is a guess.",
    ...(unread === null
      ? []
      : [`Its components could not be read; a call may have to name one. ${unread.cause}`]),
    ...(others.length === 0 ? [] : [`It carries other components too: ${others.join(", ")}.`]),
  ];
  return sentences.join(" ");
}
