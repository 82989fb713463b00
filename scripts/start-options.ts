import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ExplainedError } from "./explained-error.ts";
import { repositoryRoot } from "./repository-root.ts";

export type StartOptions = {
  port: number;
  host: string;
  dataDir: string;
  /** The database to use instead of the embedded Postgres. */
  databaseUrl?: string;
  isDemo: boolean;
  isDevelopment: boolean;
};

/**
 * Reads flags and environment of `npm start`; a flag wins over its variable.
 * @throws ExplainedError for the first thing that is wrong
 */
export function readStartOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const flags = parseFlags(args);
  const isDemo = readDemo(environment["QUARRY_DEMO"]);
  const databaseUrl = readDatabaseUrl(environment["DATABASE_URL"]);
  if (!isDemo && databaseUrl === undefined) {
    throw new ExplainedError(
      "QUARRY_DEMO=0 runs Quarry on your own database, and DATABASE_URL does not name one; set it, or leave QUARRY_DEMO out for the demo.",
    );
  }
  if (!isDemo && !environment["QUARRY_SECRET_KEY"]) {
    throw new ExplainedError(
      "QUARRY_DEMO=0 needs QUARRY_SECRET_KEY, which seals access keys in your database; make one with `openssl rand -base64 32`, keep it, and set it.",
    );
  }
  const base = environment["INIT_CWD"] ?? process.cwd();
  return {
    port: readPort(flags.port === undefined ? "PORT" : "--port", flags.port ?? environment["PORT"] ?? "3000"),
    // The demo lets anybody in as anybody, so it is for this machine only unless asked otherwise.
    host: flags.host ?? (isDemo ? "127.0.0.1" : "0.0.0.0"),
    dataDir: resolve(base, flags.data ?? environment["QUARRY_DATA"] ?? `${repositoryRoot}/.quarry`),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    isDemo,
    isDevelopment: flags.dev ?? false,
  };
}

function parseFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        data: { type: "string" },
        dev: { type: "boolean" },
      },
    });
    return values;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split(". ")[0] : String(cause);
    throw new ExplainedError(
      `${said}. The flags are --port NUMBER, --host ADDRESS and --data FOLDER, as in \`npm start -- --port 3001\`.`,
      { cause },
    );
  }
}

function readPort(source: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new ExplainedError(`${source} must be a number from 1 to 65535, and it is "${text}".`);
}

function readDemo(text: string | undefined): boolean {
  if (text === undefined || text === "" || text === "1") return true;
  if (text === "0") return false;
  throw new ExplainedError(
    `QUARRY_DEMO must be 1 (the demo, as without it) or 0 (your own database and AWS), and it is "${text}".`,
  );
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new ExplainedError(
    "DATABASE_URL is not the address of a Postgres database; write it as postgresql://user:password@host:5432/quarry, or leave it out for the embedded one.",
  );
}
