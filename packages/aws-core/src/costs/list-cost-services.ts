import { GetDimensionValuesCommand } from "@aws-sdk/client-cost-explorer";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { isEmptyPeriod, type CostPeriod } from "./cost-period.ts";
import { isModelService } from "./is-model-service.ts";
import { paidCall, type PaidCallOptions } from "./paid-call.ts";

const operation = "GetDimensionValues";

/**
 * The services of a bill that sell or host models, by name, as far as they cost anything in the period. Mostly one paid
 * call; none for a period without days.
 *
 * @throws CostReadError, another AwsError, or whatever `onPaidCall` throws
 */
export async function listCostServices(
  { costExplorer }: Pick<AwsClients, "costExplorer">,
  period: CostPeriod,
  options: PaidCallOptions,
): Promise<string[]> {
  if (isEmptyPeriod(period)) return [];
  const found = new Set<string>();
  let token: string | undefined;
  do {
    const command = new GetDimensionValuesCommand({
      TimePeriod: { Start: period.from, End: period.until },
      Dimension: "SERVICE",
      Context: "COST_AND_USAGE",
      ...(token === undefined ? {} : { NextPageToken: token }),
    });
    const send = (sending: { abortSignal?: AbortSignal }) => costExplorer.send(command, sending);
    const page = await paidCall({ operation, command, send }, options);
    for (const { Value = "" } of page.DimensionValues ?? []) if (isModelService(Value)) found.add(Value);
    token = page.NextPageToken;
  } while (token !== undefined);
  return [...found].toSorted();
}
