import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database } from "../operation/context.ts";
import type { Session } from "./session.ts";

const Clock = z.tuple([z.object({ now: z.date() })]);

/**
 * A new session of a person, kept nowhere but in its cookie. It begins by the database's clock, as that is the
 * clock by which all sessions of a person are ended.
 */
export async function beginSession(database: Database, userId: string): Promise<Session> {
  const [{ now }] = Clock.parse(await database.$queryRaw`SELECT clock_timestamp() AS now`);
  return { id: randomUUID(), userId, began: now };
}
