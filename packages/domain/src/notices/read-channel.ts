import type { Transaction } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { channelRelations } from "./channel-view.ts";

/** @throws DomainError `not-found` */
export async function readChannel(database: Pick<Transaction, "noticeChannel">, id: string) {
  const row = await database.noticeChannel.findUnique({ where: { id }, include: channelRelations });
  if (!row) throw notFound("channel");
  return row;
}
