import { appendEvent } from "../audit/append-event.ts";
import { commandLine } from "../audit/command-line.ts";
import type { Database } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { refuseEarlierSessions } from "./refuse-earlier-sessions.ts";

/**
 * Ends all sessions of someone, as an operator at the command line does when a device is lost.
 *
 * @throws DomainError `not-found` when nobody has that e-mail
 */
export async function endSessionsOf(database: Database, email: string): Promise<Date> {
  const person = await database.user.findUnique({ where: { email: email.toLowerCase() } });
  if (!person) throw new DomainError("not-found", `Nobody here has the e-mail ${email}.`);
  return database.$transaction(async (transaction) => {
    const endedAt = await refuseEarlierSessions(transaction, person.id);
    const subject = { kind: "person", id: person.id, label: person.name };
    await appendEvent(transaction, commandLine, {
      name: "person.signed-out-everywhere",
      subject,
      after: { endedAt: endedAt.toISOString() },
    });
    return endedAt;
  });
}
