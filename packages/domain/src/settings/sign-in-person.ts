import type { Database, Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";

/** What an OpenID provider vouches for; the e-mail is verified by it. */
export interface Claimed {
  issuer: string;
  subject: string;
  email: string;
  name: string;
}

/**
 * The person behind an OpenID identity. Someone an admin has added by e-mail is recognised at the first
 * sign-in; afterwards only issuer and subject count, so a changed or reused e-mail opens nothing.
 *
 * @throws DomainError `forbidden` when nobody has added the person, or the person is suspended
 */
export async function signInPerson(database: Database, claimed: Claimed): Promise<{ id: string }> {
  const { issuer, subject } = claimed;
  const known = await database.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { user: { select: { id: true, status: true } } },
  });
  const user = known?.user ?? (await database.$transaction((transaction) => recognise(transaction, claimed)));
  if (user.status === "active") return { id: user.id };
  throw new DomainError("forbidden", "Your account is suspended. Ask an admin.");
}

async function recognise(transaction: Transaction, { issuer, subject, email }: Claimed) {
  const user = await transaction.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, status: true, identities: { select: { issuer: true } } },
  });
  if (!user || user.identities.length > 0) {
    throw new DomainError("forbidden", "Nobody has added you to Quarry yet. Ask an admin.");
  }
  await transaction.identity.create({ data: { issuer, subject, userId: user.id } });
  return user;
}
