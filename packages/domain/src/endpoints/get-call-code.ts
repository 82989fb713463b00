import { renderAsyncSnippets } from "@quarry/aws-core/invocations/async-snippets";
import { renderInvocationSnippets } from "@quarry/aws-core/invocations/invocation-snippets";
import { asRecord, parseJson } from "@quarry/aws-core/invocations/parse-answer";
import { invalidField, notFound } from "../operation/domain-error.ts";
import { query } from "../operation/query.ts";
import { visibleEndpoints } from "./find-endpoints.ts";
import { CallCodeInput, CallCodeView } from "./invocation-schema.ts";

/** Code that sends a body to an endpoint, for somebody who has just sent it here. The body is kept nowhere. */
export const getCallCode = query({
  permission: "endpoints.read",
  route: {
    method: "POST",
    path: "/endpoints/{id}/call-code",
    summary: "Code that sends a given body to an endpoint",
  },
  input: CallCodeInput,
  output: CallCodeView,
  async run({ context: { database, actor }, input: { id, component, body, inputFolder } }) {
    const endpoint = await database.endpoint.findFirst({
      where: { AND: [{ id }, visibleEndpoints(actor)] },
      select: { name: true, region: true },
    });
    if (!endpoint) throw notFound("endpoint");
    const { name, region } = endpoint;
    const json = parseJson(body);
    if (json === undefined) throw invalidField("body", "The body is not JSON.");
    if (inputFolder !== null) {
      const snippets = renderAsyncSnippets({ endpoint: name, region, inputFolder, body });
      return { snippets, remark: null };
    }
    const { stream, ...unstreamed } = asRecord(json);
    const isStreamed = stream === true;
    const sent = isStreamed ? JSON.stringify(unstreamed) : body;
    const snippets = renderInvocationSnippets({
      endpoint: name,
      region,
      component,
      body: sent,
    });
    return { snippets, remark: isStreamed ? streamRemark : null };
  },
});

// InvokeEndpoint would pass server-sent events on as one body, which is no JSON.
const streamRemark =
  "The code waits for the whole answer, so it sends the body without its “stream”; for pieces, keep it and call InvokeEndpointWithResponseStream.";
