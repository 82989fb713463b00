// Operator's commands: `npm run -s admin -- token create …`, `npm run -s admin -- person add …`.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ORPCError } from "@orpc/server";
import { createPrisma } from "@quarry/database/prisma-client";
import { defaultUploadLimitBytes } from "@quarry/domain/configuration";
import { createAwsAccess } from "@quarry/domain/connections/aws-access";
import { createJobQueue } from "@quarry/domain/jobs/job-queue";
import type { Database } from "@quarry/domain/operation/context";
import { DomainError } from "@quarry/domain/operation/domain-error";
import { platformRoles, teamRoles } from "@quarry/domain/operation/roles";
import { asOperator } from "@quarry/domain/people/as-operator";
import { createPerson } from "@quarry/domain/people/create-person";
import { createTeam } from "@quarry/domain/people/create-team";
import { giveTeamRole } from "@quarry/domain/people/give-team-role";
import { AddPersonInput, AddTeamInput, Email } from "@quarry/domain/people/schema";
import { endSessionsOf } from "@quarry/domain/settings/end-sessions-of";
import { issueToken } from "@quarry/domain/settings/issue-token";
import { pino } from "pino";
import { z } from "zod";
import { ExplainedError, runProgram } from "./explained-error.ts";
import { findRunningPostgres } from "./postgres.ts";
import { repositoryRoot } from "./repository-root.ts";

const usage = `Commands:
  token create --user EMAIL --name NAME [--days 90]     prints a new API token
  person add --email EMAIL --name NAME [--role admin|auditor]
  team add --slug SLUG --name NAME
  member add --email EMAIL --team SLUG --role viewer|member|approver
  sessions end --email EMAIL                            signs someone out everywhere
All take --data FOLDER, the data folder of a running \`npm start\`; DATABASE_URL names any other database.`;

const options = {
  user: { type: "string" },
  name: { type: "string" },
  days: { type: "string", default: "90" },
  email: { type: "string" },
  slug: { type: "string" },
  team: { type: "string" },
  role: { type: "string" },
  data: { type: "string" },
} as const;

type Values = ReturnType<typeof readArguments>["values"];
type Command = (database: Database, values: Values) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  "token create": (database, values) => {
    const means = {
      database,
      aws: createAwsAccess("quarry-portal"),
      jobs: createJobQueue(database),
      logger: pino({ level: "warn" }),
      configuration: { uploadLimitBytes: defaultUploadLimitBytes, exportReaderEntry: "", regions: [] },
    };
    const days = Number(values.days);
    return issueToken(means, {
      email: required(values.user, "--user"),
      name: required(values.name, "--name"),
      days,
    });
  },
  "team add": (database, values) => {
    const slug = required(values.slug, "--slug");
    const team = AddTeamInput.parse({ slug, name: required(values.name, "--name") });
    return asOperator(database, "team.added", (transaction) => createTeam(transaction, team));
  },
  "member add": async (database, values) => {
    const role = z.enum(teamRoles).safeParse(values.role);
    if (!role.success) throw new ExplainedError(`--role must be one of ${teamRoles.join(", ")}.`);
    const email = required(values.email, "--email");
    const team = required(values.team, "--team");
    const gift = { person: { email: Email.parse(email) }, team, role: role.data };
    await asOperator(database, "team.member-added", (transaction) => giveTeamRole(transaction, gift));
    return `${email} is ${role.data} of ${team}`;
  },
  "sessions end": async (database, values) => {
    const email = required(values.email, "--email");
    const endedAt = await endSessionsOf(database, email);
    return `Every session of ${email} that began before ${endedAt.toISOString()} has ended. API tokens stay.`;
  },
  "person add": (database, values) => {
    const role = z
      .enum(platformRoles)
      .nullable()
      .safeParse(values.role ?? null);
    if (!role.success) throw new ExplainedError("--role must be admin or auditor, or left out.");
    const person = AddPersonInput.parse({
      email: required(values.email, "--email"),
      name: required(values.name, "--name"),
      role: role.data,
    });
    return asOperator(database, "person.added", (transaction) => createPerson(transaction, person));
  },
};

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  const command = commands[positionals.join(" ")];
  if (!command) throw new ExplainedError(usage);
  const database = createPrisma(databaseUrl(values.data));
  try {
    process.stdout.write(`${await command(database, values)}\n`);
  } catch (error) {
    throw explained(error);
  } finally {
    await database.$disconnect();
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (cause) {
    throw new ExplainedError(usage, { cause });
  }
}

function required(value: string | undefined, flag: string): string {
  if (value !== undefined && value !== "") return value;
  throw new ExplainedError(`${flag} is missing.\n${usage}`);
}

function databaseUrl(data: string | undefined): string {
  const named = process.env["DATABASE_URL"];
  if (data === undefined && named) return named;
  const folder = resolve(
    process.env["INIT_CWD"] ?? ".",
    data ?? process.env["QUARRY_DATA"] ?? join(repositoryRoot, ".quarry"),
  );
  const running = findRunningPostgres(join(folder, "postgres"));
  if (running) return running.url;
  throw new ExplainedError(
    `No Quarry runs on the data folder ${folder}; start it with \`npm start\`, or set DATABASE_URL.`,
  );
}

function explained(cause: unknown): unknown {
  if (cause instanceof DomainError) return new ExplainedError(cause.message, { cause });
  if (cause instanceof ORPCError) {
    const details = z
      .object({ details: z.array(z.object({ path: z.string(), message: z.string() })) })
      .safeParse(cause.data);
    const fields = details.success
      ? details.data.details.map(({ path, message }) => `${path}: ${message}`)
      : [];
    return new ExplainedError([cause.message, ...fields].join("\n"), { cause });
  }
  if (cause instanceof z.ZodError) return new ExplainedError(z.prettifyError(cause), { cause });
  return cause;
}

await runProgram(main);
