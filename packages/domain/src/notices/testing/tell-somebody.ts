import { randomUUID } from "node:crypto";
import type { NoticeDelivery } from "@quarry/database/generated/client";
import type { Person, World } from "../../testing/world.ts";
import { appendNotices } from "../append-notices.ts";
import type { NewNotice } from "../append-notices.ts";

interface Telling {
  people?: readonly Person[];
  /** What the notice is about: another one each time when left out. */
  id?: string;
  label?: string;
  occasion?: string;
}

/** A notice that an endpoint of team search has failed. */
export async function aNotice(
  { database }: World,
  { people = [], id = randomUUID(), label = "ranker", occasion = "" }: Telling = {},
): Promise<NewNotice> {
  const { id: teamId } = await database.team.findUniqueOrThrow({ where: { slug: "search" } });
  const emails = people.map((person) => `${person}@example.com`);
  const found = await database.user.findMany({ where: { email: { in: emails } } });
  return {
    kind: "endpoint.failed",
    facts: { reason: "Not enough memory" },
    subject: { kind: "endpoint", id, label },
    teamId,
    occasion,
    people: found.map((person) => person.id),
  };
}

/** Tells people, and the channels of their team; gives what is on its way now. */
export async function tellSomebody(world: World, telling: Telling): Promise<NoticeDelivery[]> {
  const notice = await aNotice(world, telling);
  await tell(world, notice);
  return world.database.noticeDelivery.findMany({ where: { notice: { subjectId: notice.subject.id } } });
}

export const tell = (world: World, notice: NewNotice): Promise<void> =>
  world.database.$transaction((transaction) =>
    appendNotices(transaction, world.job("endpoints.sweep"), notice),
  );

/** Lets a delivery be tried again now, instead of after its pause. */
export async function makeDue({ database }: World, id: string): Promise<void> {
  await database.noticeDelivery.update({ where: { id }, data: { dueAt: new Date(0) } });
}
