import type { Database, Transaction } from "../operation/context.ts";

/** What an OpenID provider vouches for; the e-mail is verified by it. */
export interface Claimed {
  issuer: string;
  subject: string;
  email: string;
  name: string;
}

/** Who came in, or why nobody did. */
export type SignInAnswer = { id: string } | { refused: "not-added" | "suspended" };

/**
 * The person behind an OpenID identity. Someone an admin has added by e-mail is recognised at the first
 * sign-in; afterwards only issuer and subject count, so a changed or reused e-mail opens nothing.
 */
export async function signInPerson(database: Database, claimed: Claimed): Promise<SignInAnswer> {
  const { issuer, subject } = claimed;
  const known = await database.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { user: { select: { id: true, status: true } } },
  });
  if (known?.user.status === "suspended") return { refused: "suspended" };
  if (known) return { id: known.user.id };
  return database.$transaction((transaction) => recognise(transaction, claimed));
}

async function recognise(
  transaction: Transaction,
  { issuer, subject, email }: Claimed,
): Promise<SignInAnswer> {
  const user = await transaction.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, status: true, identities: { select: { issuer: true } } },
  });
  if (!user || user.identities.length > 0) return { refused: "not-added" };
  if (user.status === "suspended") return { refused: "suspended" };
  await transaction.identity.create({ data: { issuer, subject, userId: user.id } });
  return { id: user.id };
}
