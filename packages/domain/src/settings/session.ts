import { hours } from "../operation/units.ts";

/** What a session's cookie tells: whose it is, which of theirs, and since when by the database's clock. */
export interface Session {
  id: string;
  userId: string;
  began: Date;
}

/** Milliseconds after which a session is over, however it is used. */
export const sessionLifetime = hours(12);
