import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { ExplainedError } from "./explained-error.ts";

export type BrowserSearch = {
  /** Paths where a usable browser may be. */
  candidates: readonly string[];
  /** Commands that install one; empty where there is no right or no package manager to do so. */
  installation: readonly (readonly string[])[];
};

/**
 * Makes sure that the browser tests have a browser, installing Debian's where this user may.
 * @throws ExplainedError that names what to install when there is none
 */
export function ensureBrowser(search: BrowserSearch = thisMachine()): void {
  const isThere = (): boolean => search.candidates.some((path) => existsSync(path));
  if (isThere()) return;
  const failures = search.installation.map(runQuietly).filter((output) => output !== undefined);
  if (isThere()) return;
  throw new ExplainedError(
    `The browser tests need Chromium, and there is none at ${search.candidates.join(" or ")}; install it (Debian, Ubuntu: \`apt-get install chromium\`), or run \`npm run verify\`, which needs no browser.${failures.map((output) => `\n${output}`).join("")}`,
  );
}

function thisMachine(): BrowserSearch {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const installation = [
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"],
  ];
  return { candidates: ["/usr/bin/chromium"], installation: mayInstall ? installation : [] };
}

function runQuietly([command = "", ...args]: readonly string[]): string | undefined {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", env: environment });
  return status === 0 ? undefined : (error?.message ?? `${stdout}${stderr}`.trim());
}
