import { expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

const least = {
  DATABASE_URL: "postgresql://127.0.0.1/quarry",
  QUARRY_SECRET_KEY: "k".repeat(32),
};

test("the public Hub is asked unless another is named", () => {
  expect(readEnvironment(least).hubEndpoint).toBeUndefined();
  const named = readEnvironment({ ...least, HF_ENDPOINT: "https://hub.example.com" });
  expect(named.hubEndpoint).toBe("https://hub.example.com");
});

test("mails need an address of the portal to link to, and are off without a mail server", () => {
  const mail = { QUARRY_SMTP_URL: "smtp://mail.example.com", QUARRY_MAIL_FROM: "quarry@example.com" };
  expect(readEnvironment(least).notices).toBeUndefined();
  expect(() => readEnvironment({ ...least, ...mail })).toThrow(/need NEXTAUTH_URL/u);
  const told = readEnvironment({ ...least, ...mail, NEXTAUTH_URL: "https://quarry.example.com/" });
  expect(told.notices).toMatchObject({ portalOrigin: "https://quarry.example.com" });
});

test("every problem is told at once", () => {
  const wrong = { ...least, DATABASE_URL: "mysql://x", HF_ENDPOINT: "hub.example.com" };
  expect(() => readEnvironment(wrong)).toThrow(
    /DATABASE_URL: must be.*\n.*HF_ENDPOINT: must be the address/u,
  );
});

test("a key for secrets that is missing or short ends the start with a sentence that says how to make one", () => {
  for (const key of [undefined, "k".repeat(31)]) {
    expect(() => readEnvironment({ ...least, QUARRY_SECRET_KEY: key })).toThrow(
      /QUARRY_SECRET_KEY: must have at least 32 characters; make it once with `openssl/u,
    );
  }
});
