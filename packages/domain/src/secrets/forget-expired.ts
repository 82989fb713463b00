import type { Transaction } from "../operation/context.ts";

/** Forgets the sealed secrets whose time to be shown is over, by the clock of the database; gives their ids. */
export async function forgetExpired(transaction: Transaction): Promise<string[]> {
  const forgotten = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "SealedSecret" SET "sealed" = NULL
    WHERE "sealed" IS NOT NULL AND "expiresAt" <= now()
    RETURNING id::text`;
  return forgotten.map(({ id }) => id);
}
