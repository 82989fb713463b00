import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import type { LaneOptions } from "./fixtures/test.ts";

const debianChromium = "/usr/bin/chromium";
/** What is asked of every page, every address and whoever signs in; about half of the time that all tests take. */
const ofEveryPage = [
  "accessibility.spec.ts",
  "budgets.spec.ts",
  "rendering.spec.ts",
  "sign-in*.spec.ts",
  "edge/*.spec.ts",
];
/** Moves the clock of AWS by half a day, which nobody else is to meet. */
const movesTime = "cost-tags.spec.ts";
const isNamed = Boolean(process.env["QUARRY_E2E_BASE_URL"]);

export default defineConfig<object, LaneOptions>({
  testDir: ".",
  outputDir: "../.quarry/browser-tests",
  globalSetup: "./global-setup.ts",
  reporter: [["list"]],
  // Failures of a simulator are planned for all callers, so the tests of a lane follow each other in one order.
  workers: isNamed ? 1 : 2,
  retries: 0,
  projects: [
    { name: "pages", workers: 1, testMatch: ofEveryPage, use: { lane: "pages" } },
    {
      name: "screens",
      workers: 1,
      testIgnore: [...ofEveryPage, movesTime],
      use: { lane: "screens" },
      // Comes after them, whether they passed or not; one worker follows the order of this list.
      ...(!isNamed && { teardown: "time" }),
    },
    { name: "time", workers: 1, testMatch: movesTime, use: { lane: "screens" } },
  ],
  forbidOnly: process.env["CI"] !== undefined,
  // Two lanes share two cores with a worker and a Postgres each: time enough; what must be quick says so itself.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    // Another zone and language than the server's, so that times rendered by both must agree.
    timezoneId: "Europe/Berlin",
    locale: "de-DE",
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(debianChromium) && { executablePath: debianChromium }),
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
