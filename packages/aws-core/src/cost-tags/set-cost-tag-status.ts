import { UpdateCostAllocationTagsStatusCommand } from "@aws-sdk/client-cost-explorer";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import type { Sending } from "../costs/paid-call.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callCostTags } from "./call-cost-tags.ts";
import type { CostTagCallOptions } from "./call-cost-tags.ts";

/** A key to activate or deactivate. */
export interface CostTagStatus {
  key: string;
  isActive: boolean;
}

/** A key whose status AWS did not set. */
export interface RefusedCostTag {
  key: string;
  /** Verbatim, such as `TagKeysNotFoundException`. */
  awsCode: string;
  message: string;
}

/** The most keys of one call. */
export const mostKeysOfCall = 20;

const operation = "UpdateCostAllocationTagsStatus";
const unknownKey = "TagKeysNotFoundException";

/**
 * Activates and deactivates keys, in calls of 20, and tells which of them AWS refused. AWS answers with success even
 * when it refuses keys; only where it knows none of them it refuses the whole call. Both are told the same way.
 *
 * @throws AwsError `denied` for accounts whose bill another account pays, `quota`, `throttled`, …
 */
export async function setCostTagStatus(
  { costExplorer }: Pick<AwsClients, "costExplorer">,
  statuses: readonly CostTagStatus[],
  options: CostTagCallOptions = {},
): Promise<RefusedCostTag[]> {
  const refused: RefusedCostTag[] = [];
  for (let start = 0; start < statuses.length; start += mostKeysOfCall) {
    const part = statuses.slice(start, start + mostKeysOfCall);
    const command = new UpdateCostAllocationTagsStatusCommand({
      CostAllocationTagsStatus: part.map(({ key, isActive }) => ({
        TagKey: key,
        Status: isActive ? "Active" : "Inactive",
      })),
    });
    const send = (sending: Sending) => costExplorer.send(command, sending);
    try {
      const { Errors = [] } = await callCostTags({ operation, command, send }, options);
      refused.push(
        ...Errors.map(({ TagKey = "", Code = "", Message = "" }) => ({
          key: TagKey,
          awsCode: Code,
          message: Message,
        })),
      );
    } catch (error) {
      if (!(error instanceof AwsError) || !namesUnknownKeys(error)) throw error;
      refused.push(...part.map(({ key }) => ({ key, awsCode: unknownKey, message: error.message })));
    }
  }
  return refused;
}

const namesUnknownKeys = ({ awsCode, message }: AwsError): boolean =>
  awsCode === unknownKey || (awsCode === "ValidationException" && /tag keys not found/i.test(message));
