import { defineConfig, type TestUserConfig } from "vitest/config";

const outside = ["**/node_modules/**", "**/.next/**", "**/dist/**", ".quarry/**"];

const shared: TestUserConfig = {
  environment: "node",
  globals: false,
  globalSetup: ["scripts/testing/global-setup.ts"],
  pool: "forks",
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
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
        test: { ...shared, name: "slow", include: ["scripts/**/*.slow.test.ts"], exclude: outside },
      },
    ],
  },
});
