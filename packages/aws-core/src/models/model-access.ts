import { GetFoundationModelAvailabilityCommand } from "@aws-sdk/client-bedrock";
import type { GetFoundationModelAvailabilityResponse } from "@aws-sdk/client-bedrock";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";

/** Whether the account may call a model in one Region; `unknown` when AWS did not tell. */
export interface RegionAccess {
  region: string;
  state: "available" | "refused" | "unknown";
  reason: string;
}

interface AccessQuestion {
  /** Without a routing prefix. */
  modelId: string;
  regions: readonly string[];
  clientsIn: (region: string) => Pick<AwsClients, "bedrock">;
}

/**
 * Asks each destination Region whether the account may call a model there. A Region that does not answer is
 * `unknown` and stops no other; only an abort is thrown.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModelAvailability.html
 *
 * @throws AwsError `aborted`
 */
export async function modelAccess(
  { modelId, regions, clientsIn }: AccessQuestion,
  signal?: AbortSignal,
): Promise<RegionAccess[]> {
  return Promise.all(
    regions.map(async (region) => {
      try {
        const command = new GetFoundationModelAvailabilityCommand({ modelId });
        const answer = await callAws("GetFoundationModelAvailability", () =>
          clientsIn(region).bedrock.send(command, signal ? { abortSignal: signal } : {}),
        );
        return { region, ...judge(answer) };
      } catch (error) {
        if (!(error instanceof AwsError) || error.code === "aborted") throw error;
        return { region, state: "unknown" as const, reason: `AWS did not tell: ${error.message}` };
      }
    }),
  );
}

function judge(answer: GetFoundationModelAvailabilityResponse): Omit<RegionAccess, "region"> {
  const objection = objections.find(({ applies }) => applies(answer));
  return objection
    ? { state: "refused", reason: objection.reason }
    : { state: "available", reason: "The account may call the model here." };
}

const objections: readonly {
  applies: (answer: GetFoundationModelAvailabilityResponse) => boolean;
  reason: string;
}[] = [
  {
    applies: ({ regionAvailability }) => regionAvailability === "NOT_AVAILABLE",
    reason: "The model is not offered in this Region.",
  },
  {
    applies: ({ authorizationStatus }) => authorizationStatus === "NOT_AUTHORIZED",
    reason: "The account is not authorized for the model.",
  },
  {
    applies: ({ agreementAvailability }) =>
      ["NOT_AVAILABLE", "ERROR"].includes(agreementAvailability?.status ?? ""),
    reason: "The model's terms are not accepted in the account.",
  },
  {
    applies: ({ agreementAvailability }) => agreementAvailability?.status === "PENDING",
    reason: "The acceptance of the model's terms is under way.",
  },
  {
    applies: ({ entitlementAvailability }) => entitlementAvailability === "NOT_AVAILABLE",
    reason: "The account has no access to the model. Ask for it on Bedrock's Model access page.",
  },
];
