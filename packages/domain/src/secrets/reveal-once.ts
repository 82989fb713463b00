import type { Secret } from "@quarry/aws-core/roles/secret";
import type { Transaction } from "../operation/context.ts";
import { openSealed } from "./seal-secret.ts";
import type { KeyHolder } from "./seal-secret.ts";

/**
 * Opens a sealed secret for the one time that it is shown, and forgets it in the same transaction. Null when it was
 * shown before or its time is over, by the clock of the database.
 *
 * @throws DomainError `conflict` when the key of the installation does not open it; then it stays sealed
 */
export async function revealOnce(
  transaction: Transaction,
  holder: KeyHolder,
  id: string,
): Promise<Secret | null> {
  const [held] = await transaction.$queryRaw<{ sealed: string; purpose: string }[]>`
    WITH held AS (
      SELECT id, "sealed" FROM "SealedSecret"
      WHERE id = ${id}::uuid AND "sealed" IS NOT NULL AND "expiresAt" > now()
      FOR UPDATE)
    UPDATE "SealedSecret" s SET "sealed" = NULL, "revealedAt" = now()
    FROM held WHERE s.id = held.id
    RETURNING held."sealed", s."purpose"`;
  return held ? openSealed(holder, held.sealed, { id, purpose: held.purpose }) : null;
}
