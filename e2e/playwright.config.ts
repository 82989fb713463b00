import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const debianChromium = "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  outputDir: "../.quarry/browser-tests",
  globalSetup: "./global-setup.ts",
  reporter: [["list"]],
  // The tests share one product with one simulator, whose failures are planned for all callers.
  workers: 1,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    // Another zone and language than the server's, so that times rendered by both must agree.
    timezoneId: "Europe/Berlin",
    locale: "de-DE",
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    navigationTimeout: 30_000,
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
