import { z } from "zod";
import { query } from "../operation/query.ts";
import { ChainView } from "./schema.ts";

interface ChainRow {
  events: bigint;
  head_hash: string | null;
  first_broken: bigint | null;
}

/** Recomputes every hash of the audit trail and names the first event that does not follow from the one before. */
export const getChain = query({
  permission: "audit.read",
  route: { method: "GET", path: "/event-chain", summary: "Verify the audit trail's hash chain" },
  input: z.strictObject({}),
  output: ChainView,
  async run({ context: { database } }) {
    const [row] = await database.$queryRaw<ChainRow[]>`SELECT * FROM quarry_verify_events()`;
    const firstBroken = row?.first_broken ?? null;
    return {
      intact: firstBroken === null,
      events: Number(row?.events ?? 0),
      headHash: row?.head_hash ?? null,
      firstBroken: firstBroken === null ? null : String(firstBroken),
    };
  },
});
