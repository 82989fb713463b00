import type { EndpointCalls } from "@quarry/aws-core/endpoints/build-calls";
import type { UpdateSent } from "@quarry/aws-core/deployments/update-deployment";
import type { Endpoint } from "@quarry/database/generated/client";
import { z } from "zod";
import { UpdateFailure } from "./schema.ts";

/** An update that is under way when a pass begins. */
export interface PassUpdate {
  requestId: string;
  /** The other side: what served before, or what was to serve once the endpoint goes back. */
  previous: { spec: z.core.util.JSONType; calls: EndpointCalls; generation: number };
  sent: UpdateSent;
  /** Why it goes back; null while it goes forth. */
  failure: UpdateFailure | null;
}

const Previous = z.object({ spec: z.json(), calls: z.json(), generation: z.int() });

const Sent = z.object({
  endpoint: z.string().nullable().default(null),
  component: z.string().nullable().default(null),
  copies: z.string().nullable().default(null),
});

type Row = Pick<Endpoint, "updateRequestId" | "previous" | "updateSent" | "updateFailure">;

/** Reads the update that an endpoint's row tells of; null when none is under way. */
export function updateOf({ updateRequestId, previous, updateSent, updateFailure }: Row): PassUpdate | null {
  if (updateRequestId === null || previous === null) return null;
  const { spec, calls, generation } = Previous.parse(previous);
  return {
    requestId: updateRequestId,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- buildCalls wrote it, and it was approved as it is
    previous: { spec, calls: calls as unknown as EndpointCalls, generation },
    sent: Sent.parse(updateSent ?? {}),
    failure: updateFailure === null ? null : UpdateFailure.parse(updateFailure),
  };
}
