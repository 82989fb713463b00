// Runs under whatever Node the machine has, before anything is installed: plain JavaScript, no packages.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const oldestNode = { major: 20, minor: 19 };

/** Where Node keeps what it has compiled: a start is mostly loading programs, and the next one loads the same. */
export const compiled = join(root, "node_modules/.cache/quarry/compiled");

/**
 * Installs what is missing and runs a TypeScript program of this folder on the Node that the project brings.
 * The program hears of Ctrl-C by itself; of this process's end, however it comes, by its closed channel.
 * @param {string} program file name in scripts/
 */
export async function bootstrap(program) {
  const problem = findNodeProblem(process.versions.node) ?? install(root);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
  const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  const child = spawn(node, [join(root, "scripts", program), ...process.argv.slice(2)], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGTERM"));
  child.on("exit", (code) => process.exit(code ?? 1));
  if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => child.kill("SIGTERM"));
}

// A signal to npm ends npm and its shell, and does not come further than that.
/** @param {() => void} stop */
function whenOrphaned(stop) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
}

/**
 * @param {string} version of the running Node, as in 20.19.0
 * @returns {string | undefined} the sentence to show when it is too old
 */
export function findNodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return undefined;
  return `Quarry needs Node ${oldestNode.major}.${oldestNode.minor} or newer to start, and this is Node ${version}; install a newer Node and run the command again.`;
}

/**
 * Whether node_modules below `directory` holds what package-lock.json asks for, by npm's own record of
 * what it installed last. An interrupted install leaves no record.
 * @param {string} directory
 */
export function isInstalled(directory) {
  const record = join(directory, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(directory, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, link }]) => {
    if (!path.includes("node_modules/") || link) return true;
    const found = installed[path];
    return found === undefined ? Boolean(optional || devOptional || peer) : found.version === version;
  });
}

/** @param {string} directory */
function install(directory) {
  if (isInstalled(directory)) return undefined;
  process.stdout.write("Installing packages, once; this takes a minute …\n");
  const npm = process.env.npm_execpath;
  const [command, ...prefix] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const args = [...prefix, "ci", "--include=dev", "--no-audit", "--no-fund"];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: directory, encoding: "utf8" });
  if (status === 0) return undefined;
  return `The packages could not be installed; npm says:\n${stderr || stdout}\nCheck the connection to the package registry and run the command again.`;
}
