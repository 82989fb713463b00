import { z } from "zod";
import { appendEvent } from "../audit/append-event.ts";
import { commandLine } from "../audit/command-line.ts";
import type { Database } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { singleLine } from "../operation/text.ts";

export const NewTeam = z.strictObject({
  slug: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "Use small letters and digits, with single hyphens between them.")
    .refine((slug) => slug !== "rules", "The portal has a page of that name beside those of teams."),
  name: singleLine(80),
});
export type NewTeam = z.input<typeof NewTeam>;

/**
 * Adds a team, as an operator at the command line does.
 *
 * @returns its id
 * @throws DomainError `conflict` when the slug is taken
 */
export async function addTeam(database: Database, given: NewTeam): Promise<string> {
  const team = NewTeam.parse(given);
  if (await database.team.findUnique({ where: { slug: team.slug } })) {
    throw new DomainError("conflict", `There is a team ${team.slug} already.`);
  }
  return database.$transaction(async (transaction) => {
    const { id } = await transaction.team.create({ data: team });
    const subject = { kind: "team", id, label: team.name };
    await appendEvent(transaction, commandLine, { name: "team.added", subject, after: team });
    return id;
  });
}
