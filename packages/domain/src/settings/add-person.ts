import { z } from "zod";
import { appendEvent } from "../audit/append-event.ts";
import { commandLine } from "../audit/command-line.ts";
import type { Database } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { singleLine } from "../operation/text.ts";

export const NewPerson = z.strictObject({
  email: z.email("Write an e-mail address.").transform((email) => email.toLowerCase()),
  name: singleLine(80),
  platformRole: z.enum(["admin", "auditor"]).nullable(),
});
export type NewPerson = z.input<typeof NewPerson>;

/**
 * Adds someone who may then sign in with that e-mail, as an operator at the command line does.
 *
 * @throws DomainError `conflict` when the e-mail is taken
 */
export async function addPerson(database: Database, given: NewPerson): Promise<string> {
  const { email, name, platformRole } = NewPerson.parse(given);
  if (await database.user.findUnique({ where: { email } })) {
    throw new DomainError("conflict", `${email} has been added before.`);
  }
  return database.$transaction(async (transaction) => {
    const { id } = await transaction.user.create({ data: { email, name, platformRole } });
    const subject = { kind: "person", id, label: name };
    await appendEvent(transaction, commandLine, {
      name: "person.added",
      subject,
      after: { email, platformRole },
    });
    return id;
  });
}
