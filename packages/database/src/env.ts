/**
 * The address of the database from the environment of a command.
 * @throws Error with a sentence for the operator when it is missing or malformed
 */
export function readDatabaseUrl(environment: NodeJS.ProcessEnv = process.env): string {
  const url = environment["DATABASE_URL"] ?? "";
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new Error(
    "DATABASE_URL must be the address of a Postgres database, as in postgresql://user:password@host:5432/quarry.",
  );
}
