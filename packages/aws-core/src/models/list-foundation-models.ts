import { ListFoundationModelsCommand, type FoundationModelSummary } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { FoundationModel } from "./schema.ts";

/**
 * Lists the foundation models of the client's Region; AWS gives them in one page.
 *
 * @throws AwsError
 */
export async function listFoundationModels(
  { bedrock }: Pick<AwsClients, "bedrock">,
  signal?: AbortSignal,
): Promise<FoundationModel[]> {
  const answer = await callAws("ListFoundationModels", () =>
    bedrock.send(new ListFoundationModelsCommand({}), signal ? { abortSignal: signal } : {}),
  );
  return (answer.modelSummaries ?? []).flatMap(toFoundationModel);
}

function toFoundationModel(summary: FoundationModelSummary): FoundationModel[] {
  const { modelId, modelArn } = summary;
  if (!modelId || !modelArn) return [];
  return [
    {
      modelId,
      modelArn,
      name: summary.modelName ?? modelId,
      providerName: summary.providerName ?? "",
      inputModalities: summary.inputModalities ?? [],
      outputModalities: summary.outputModalities ?? [],
      streaming: summary.responseStreamingSupported ?? false,
      inferenceTypes: summary.inferenceTypesSupported ?? [],
      lifecycle: summary.modelLifecycle?.status === "LEGACY" ? "LEGACY" : "ACTIVE",
    },
  ];
}
