import { paginateListInferenceComponents } from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { ComponentSummary } from "./endpoint-views.ts";
import { isoDate } from "./iso-date.ts";

export interface ListComponentsOptions {
  /** Only those of one endpoint. */
  endpoint?: string;
  signal?: AbortSignal;
}

const pageSize = 100;

/**
 * Lists the inference components of the client's Region, all pages.
 *
 * @throws AwsError also when a later page fails; a part is never returned as the whole
 */
export async function listInferenceComponents(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  { endpoint, signal }: ListComponentsOptions = {},
): Promise<ComponentSummary[]> {
  return callAws("ListInferenceComponents", async () => {
    const components: ComponentSummary[] = [];
    const options = signal ? { abortSignal: signal } : {};
    const filter = endpoint === undefined ? {} : { EndpointNameEquals: endpoint };
    for await (const page of paginateListInferenceComponents(
      { client: sagemaker, pageSize },
      filter,
      options,
    )) {
      for (const component of page.InferenceComponents ?? []) {
        components.push({
          name: component.InferenceComponentName ?? "",
          arn: component.InferenceComponentArn ?? "",
          endpoint: component.EndpointName ?? "",
          variant: component.VariantName ?? "",
          status: component.InferenceComponentStatus ?? null,
          createdAt: isoDate(component.CreationTime),
          changedAt: isoDate(component.LastModifiedTime),
        });
      }
    }
    return components;
  });
}
