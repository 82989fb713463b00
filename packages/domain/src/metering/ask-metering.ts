import { z } from "zod";
import { command } from "../operation/command.ts";
import { enqueueMetering } from "./enqueue-metering.ts";

/** Has the worker read what was counted from CloudWatch now, instead of within five minutes. */
export const askMetering = command({
  permission: "costs.govern",
  event: "metering.refresh-asked",
  route: {
    method: "POST",
    path: "/cost-lenses/refreshes",
    summary: "Read token counts from CloudWatch now",
    successStatus: 202,
  },
  input: z.strictObject({}),
  output: z.object({ regions: z.int() }),
  async run({ context: { jobs }, transaction }) {
    const connections = await transaction.connection.findMany({ select: { id: true, regions: true } });
    const regions = await enqueueMetering(transaction, jobs, connections);
    return { result: { regions }, changes: [{ after: { regions } }] };
  },
});
