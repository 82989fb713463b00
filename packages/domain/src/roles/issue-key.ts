import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { createAccessKey } from "@quarry/aws-core/roles/create-access-key";
import { revokeAccessKey } from "@quarry/aws-core/roles/revoke-access-key";
import type { JobContext } from "../jobs/job-context.ts";
import { newSealedSecret } from "../secrets/new-sealed-secret.ts";

interface KeyOrder {
  userName: string;
  /** Whether nobody has taken over. */
  isMine: () => Promise<boolean>;
  /** Writes the key down in one transaction; false when somebody has taken over. */
  keep: (key: { keyId: string; sealed: Awaited<ReturnType<typeof newSealedSecret>> }) => Promise<boolean>;
}

/**
 * Makes the one key of a user and seals it. Every other key of the user is deleted before: one that was made and not
 * written down has a secret that nobody knows. Who was overtaken meanwhile deletes the key that it made.
 *
 * @throws AwsError
 */
export async function issueKey(
  context: JobContext,
  clients: AwsClients,
  { userName, isMine, keep }: KeyOrder,
): Promise<void> {
  const beforeRevoking = async () => {
    if (!(await isMine())) throw new Overtaken();
  };
  try {
    const order = { userName, recordedKeyIds: [], beforeRevoking };
    const { keyId, secret } = await createAccessKey(clients, order);
    const sealed = await newSealedSecret(context.configuration, { secret, purpose: "access-key" });
    if (!(await keep({ keyId, sealed }))) await revokeAccessKey(clients, { userName, keyId });
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
  }
}

class Overtaken extends Error {}
