import { afterEach, expect, test, vi } from "vitest";
import { childEnvironment } from "./start-environment.ts";
import { readStartOptions } from "./start-options.ts";

const secrets = { NEXTAUTH_SECRET: "secret", QUARRY_SECRET_KEY: "made by itself" };
const addresses = {
  databaseUrl: "postgresql://127.0.0.1/quarry",
  simulatorUrl: undefined,
  hubUrl: undefined,
};

afterEach(() => vi.unstubAllEnvs());

test("the demo asks its own Hub, and a Hub that the user named is left alone", () => {
  vi.stubEnv("HF_ENDPOINT", "https://hub.example.com");
  const demo = readStartOptions([], {});
  expect(childEnvironment(demo, secrets, addresses)["HF_ENDPOINT"]).toBe("https://hub.example.com");
  const own = childEnvironment(demo, secrets, { ...addresses, hubUrl: "http://127.0.0.1:4577" });
  expect(own["HF_ENDPOINT"]).toBe("http://127.0.0.1:4577");
});

test("no mail server and no receiver of messages that the user named reaches the demo", () => {
  vi.stubEnv("QUARRY_SMTP_URL", "smtp://mail.example.com");
  vi.stubEnv("QUARRY_WEBHOOK_HOSTS", "hooks.slack.com");
  const demo = readStartOptions([], {});
  const names = (options: typeof demo) =>
    Object.keys(childEnvironment(options, secrets, addresses)).filter((name) => /SMTP|WEBHOOK/u.test(name));
  expect(names(demo)).toEqual([]);
  expect(names({ ...demo, isDemo: false })).toEqual(["QUARRY_SMTP_URL", "QUARRY_WEBHOOK_HOSTS"]);
});

test("the demo seals with a key of its own; outside of it the key is the one that the user named", () => {
  vi.stubEnv("QUARRY_SECRET_KEY", undefined);
  const demo = readStartOptions([], {});
  expect(childEnvironment(demo, secrets, addresses)["QUARRY_SECRET_KEY"]).toBe("made by itself");
  const own = { ...demo, isDemo: false };
  expect(childEnvironment(own, secrets, addresses)["QUARRY_SECRET_KEY"]).toBeUndefined();
  vi.stubEnv("QUARRY_SECRET_KEY", "named");
  expect(childEnvironment(own, secrets, addresses)["QUARRY_SECRET_KEY"]).toBe("named");
});
