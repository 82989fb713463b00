import { z } from "zod";
import type { Transaction } from "../operation/context.ts";

const Moment = z.tuple([z.object({ at: z.date() })]);

/** Refuses every session of a person that began before now by the database's clock; tells that moment. */
export async function refuseEarlierSessions(transaction: Transaction, userId: string): Promise<Date> {
  const rows = await transaction.$queryRaw`
    UPDATE "User" SET "sessionsExpiredAt" = clock_timestamp() WHERE "id" = ${userId}::uuid
    RETURNING "sessionsExpiredAt" AS at`;
  const [{ at }] = Moment.parse(rows);
  return at;
}
