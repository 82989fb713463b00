import { defineConfig, type TestUserConfig } from "vitest/config";

const outside = ["**/node_modules/**", "**/.next/**", "**/dist/**", ".quarry/**"];

const shared: TestUserConfig = {
  environment: "node",
  globals: false,
  globalSetup: ["scripts/testing/global-setup.ts"],
  pool: "forks",
  testTimeout: 60_000,
  // Time enough on a busy machine; what must be quick says so itself.
  expect: { poll: { timeout: 30_000, interval: 20 } },
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // One more than the cores of CI: many tests wait for Postgres or the simulator.
    maxWorkers: 3,
    reporters: ["default"],
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["{packages,apps,scripts,prisma}/**/*.test.{ts,tsx}"],
          exclude: [...outside, "**/*.{browser,slow}.test.ts"],
        },
      },
      {
        test: { ...shared, name: "browser", include: ["packages/**/*.browser.test.ts"], exclude: outside },
      },
      {
        test: {
          ...shared,
          name: "slow",
          include: ["{packages,scripts}/**/*.slow.test.ts"],
          exclude: outside,
        },
      },
    ],
  },
});
