import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";
import { ExplainedError } from "./explained-error.ts";
import { tryLock } from "./process-lock.ts";

/** The folder of one installation: database files, secrets, logs and the simulator's state. */
export type DataDirectory = {
  path: string;
  logs: string;
  secrets: Secrets;
  /** Gives the folder free for another start. */
  release: () => void;
};

/** Environment variables with secrets of this installation. */
export type Secrets = { NEXTAUTH_SECRET: string; QUARRY_SECRET_KEY: string };

/**
 * Takes a data folder for this process, making it and its secrets at the first time.
 * @throws ExplainedError when it cannot be written or another running start has it
 */
export function openDataDirectory(path: string): DataDirectory {
  const logs = join(path, "logs");
  try {
    mkdirSync(logs, { recursive: true });
    for (const folder of [path, logs]) accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = errorCode(cause) ?? String(cause);
    throw new ExplainedError(
      `The data folder ${path} cannot be written (${reason}); choose another with --data FOLDER, or change its owner.`,
      { cause },
    );
  }
  const release = takeLock(path);
  return { path, logs, secrets: readSecrets(path), release };
}

function takeLock(path: string): () => void {
  const lock = tryLock(join(path, "start.pid"), /start\.ts/);
  if (lock.isOurs) return lock.release;
  throw new ExplainedError(
    `The data folder ${path} is in use by another Quarry (process ${lock.heldBy}); stop that one, or choose another folder with --data FOLDER.`,
  );
}

function readSecrets(path: string): Secrets {
  const file = join(path, "secrets.json");
  const known = existsSync(file) ? parseSecrets(file) : {};
  const secrets: Secrets = { NEXTAUTH_SECRET: newSecret(), QUARRY_SECRET_KEY: newSecret(), ...known };
  const isWhole = Object.keys(secrets).every((name) => name in known);
  if (!isWhole) writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

const newSecret = (): string => randomBytes(32).toString("base64url");

/** The file of an older Quarry has fewer secrets. */
function parseSecrets(file: string): Pick<Secrets, "NEXTAUTH_SECRET"> & Partial<Secrets> {
  const secrets: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (isSecrets(secrets)) return secrets;
  throw new ExplainedError(
    `${file} does not hold the secrets of a Quarry; put the old file back, or remove it, which signs everybody out.`,
  );
}

function isSecrets(value: unknown): value is ReturnType<typeof parseSecrets> {
  return typeof value === "object" && value !== null && "NEXTAUTH_SECRET" in value;
}
