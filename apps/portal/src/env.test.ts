import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

const least: NodeJS.ProcessEnv = {
  NODE_ENV: "test",
  DATABASE_URL: "postgresql://127.0.0.1/quarry",
  NEXTAUTH_URL: "https://quarry.example.com",
  NEXTAUTH_SECRET: "x".repeat(32),
  QUARRY_SECRET_KEY: "k".repeat(32),
  QUARRY_EXPORT_READER: fileURLToPath(import.meta.url),
};

test("the public Hub is asked unless another is named", () => {
  expect(readEnvironment(least).configuration.hubEndpoint).toBeUndefined();
  const named = readEnvironment({ ...least, HF_ENDPOINT: "https://hub.example.com" });
  expect(named.configuration.hubEndpoint).toBe("https://hub.example.com");
});

test("an address of the Hub that is none ends the start with a sentence", () => {
  const wrong = { ...least, HF_ENDPOINT: "file:///etc/passwd" };
  expect(() => readEnvironment(wrong)).toThrow(/HF_ENDPOINT: must be the address of a Hugging Face Hub/u);
});

test("a key for secrets that is missing or short ends the start with a sentence that says how to make one", () => {
  for (const key of [undefined, "k".repeat(31)]) {
    expect(() => readEnvironment({ ...least, QUARRY_SECRET_KEY: key })).toThrow(
      /QUARRY_SECRET_KEY: must have at least 32 characters; make it once with `openssl/u,
    );
  }
});

test("the key for secrets does not show itself when the settings are logged", () => {
  expect(inspect(readEnvironment(least), { depth: null })).not.toContain("kkkk");
});
