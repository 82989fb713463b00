import { randomUUID } from "node:crypto";
import type { Secret } from "@quarry/aws-core/roles/secret";
import { days } from "../operation/units.ts";
import { sealSecret } from "./seal-secret.ts";
import type { KeyHolder } from "./seal-secret.ts";

/** How long a sealed secret waits to be shown. */
export const waitingTime = days(7);

/** The row of a new secret, sealed before any transaction is open; whoever needs it stores it with its own rows. */
export async function newSealedSecret(
  holder: KeyHolder,
  { secret, purpose }: { secret: Secret; purpose: string },
): Promise<{ id: string; purpose: string; sealed: string; expiresAt: Date }> {
  const id = randomUUID();
  const sealed = await sealSecret(holder, secret, { id, purpose });
  return { id, purpose, sealed, expiresAt: new Date(Date.now() + waitingTime) };
}
