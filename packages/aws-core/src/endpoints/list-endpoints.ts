import { paginateListEndpoints } from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { EndpointSummary } from "./endpoint-views.ts";
import { isoDate } from "./iso-date.ts";

// The most that AWS gives in one page.
const pageSize = 100;

/**
 * Lists all endpoints of the client's Region, all pages, newest first.
 *
 * @throws AwsError also when a later page fails; a part is never returned as the whole
 */
export async function listEndpoints(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  signal?: AbortSignal,
): Promise<EndpointSummary[]> {
  return callAws("ListEndpoints", async () => {
    const endpoints: EndpointSummary[] = [];
    const options = signal ? { abortSignal: signal } : {};
    for await (const page of paginateListEndpoints({ client: sagemaker, pageSize }, {}, options)) {
      for (const endpoint of page.Endpoints ?? []) {
        endpoints.push({
          name: endpoint.EndpointName ?? "",
          arn: endpoint.EndpointArn ?? "",
          status: endpoint.EndpointStatus ?? "",
          createdAt: isoDate(endpoint.CreationTime),
          changedAt: isoDate(endpoint.LastModifiedTime),
        });
      }
    }
    return endpoints;
  });
}
