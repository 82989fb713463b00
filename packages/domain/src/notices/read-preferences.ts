import type { UserActor } from "../operation/actor.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { noticeKinds, noticeKindNames } from "./kinds-schema.ts";
import type { NoticePreferencesView } from "./schema.ts";

/** Which kinds of notices a person gets by e-mail: what they said, else what is given. */
export async function readPreferences(
  database: Pick<Transaction, "noticePreference">,
  { configuration }: Pick<KnownContext, "configuration">,
  { userId, email }: UserActor,
): Promise<NoticePreferencesView> {
  const rows = await database.noticePreference.findMany({ where: { userId } });
  const wishes = new Map(rows.map(({ kind, byEmail }) => [kind, byEmail]));
  return {
    mailsTo: configuration.notices?.mail ? email : null,
    kinds: noticeKindNames.map((kind) => ({
      kind,
      says: noticeKinds[kind].says,
      byEmail: wishes.get(kind) ?? noticeKinds[kind].byEmail,
    })),
  };
}
