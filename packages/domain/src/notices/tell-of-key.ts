import type { Transaction } from "../operation/context.ts";
import { appendNotices } from "./append-notices.ts";
import type { Teller } from "./append-notices.ts";

/** How long before its secret is forgotten the owner of a key is told once more. */
const keyNoticeHours = 24;

/** Tells the owner of an access key that its secret waits to be looked at, or that it is about to be forgotten. */
export async function tellOfKey(
  transaction: Transaction,
  context: Teller,
  { secretId, kind }: { secretId: string; kind: "access-key.waiting" | "access-key.ending" },
): Promise<void> {
  const { requestId, name, teamId, ownerId, secret } = await transaction.iamUser.findUniqueOrThrow({
    where: { secretId },
    include: { secret: { select: { expiresAt: true } } },
  });
  if (!secret) return;
  await appendNotices(transaction, context, {
    kind,
    facts: { until: secret.expiresAt },
    subject: { kind: "request", id: requestId, label: name },
    teamId,
    occasion: secretId,
    people: [ownerId],
  });
}

/** Tells the owners of keys that nobody has looked at and that are about to be forgotten, by the database's clock. */
export async function tellOfEndingKeys(transaction: Transaction, context: Teller): Promise<void> {
  const ending = await transaction.$queryRaw<{ secretId: string }[]>`
    SELECT s.id::text AS "secretId" FROM "SealedSecret" s JOIN "IamUser" u ON u."secretId" = s.id
    WHERE s."sealed" IS NOT NULL AND s."expiresAt" > now() AND u."goneAt" IS NULL
      AND s."expiresAt" <= now() + make_interval(hours => ${keyNoticeHours}::int)
      AND NOT EXISTS (
        SELECT 1 FROM "Notice" n
        WHERE n."kind" = 'access-key.ending' AND n."subjectId" = u."requestId"::text AND n."occasion" = s.id::text)
    ORDER BY s.id`;
  for (const { secretId } of ending) {
    await tellOfKey(transaction, context, { secretId, kind: "access-key.ending" });
  }
}
