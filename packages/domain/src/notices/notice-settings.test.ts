import { inspect } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { NoticeEnvironment, noticeSettingsOf } from "./notice-settings.ts";

const settingsOf = (variables: Record<string, string>) =>
  noticeSettingsOf({
    ...z.object(NoticeEnvironment).parse(variables),
    NEXTAUTH_URL: variables["NEXTAUTH_URL"],
  });

const NEXTAUTH_URL = "https://quarry.example.com/";
const mail = {
  QUARRY_SMTP_URL: "smtp://quarry:CANARY@mail.example.com:587",
  QUARRY_MAIL_FROM: "Quarry <quarry@example.com>",
};

test("without variables nothing leaves the portal", () => {
  expect(settingsOf({ NEXTAUTH_URL })).toBeUndefined();
});

test("a mail server and allowed hosts are read, and the password shows itself nowhere", () => {
  const settings = settingsOf({
    ...mail,
    NEXTAUTH_URL,
    QUARRY_WEBHOOK_HOSTS: "Hooks.slack.com, localhost:8080",
  });
  expect(settings).toMatchObject({
    portalOrigin: "https://quarry.example.com",
    mail: { from: "Quarry <quarry@example.com>" },
    outbound: { hosts: ["hooks.slack.com", "localhost:8080"], allowsLocal: false },
  });
  expect(settings?.mail?.smtpUrl.reveal()).toBe(mail.QUARRY_SMTP_URL);
  expect(inspect(settings, { depth: null })).not.toContain("CANARY");
});

test.each([
  [{ QUARRY_SMTP_URL: mail.QUARRY_SMTP_URL, NEXTAUTH_URL }, /both QUARRY_SMTP_URL and QUARRY_MAIL_FROM/u],
  [{ QUARRY_MAIL_FROM: mail.QUARRY_MAIL_FROM, NEXTAUTH_URL }, /both QUARRY_SMTP_URL and QUARRY_MAIL_FROM/u],
  [mail, /NEXTAUTH_URL/u],
  [{ QUARRY_WEBHOOK_HOSTS: "hooks.slack.com" }, /NEXTAUTH_URL/u],
  [{ QUARRY_SMTP_URL: "https://mail.example.com" }, /must be the address of a mail server/u],
  [{ QUARRY_MAIL_FROM: "quarry\r\nBcc: eve@example.com" }, /must be an e-mail address/u],
  [{ QUARRY_WEBHOOK_HOSTS: "https://hooks.slack.com/services" }, /must be hosts with commas between/u],
  [{ QUARRY_WEBHOOK_HOSTS: "hooks.slack.com,,*" }, /must be hosts with commas between/u],
])("the variables %j are refused with a sentence", (variables: Record<string, string>, sentence) => {
  expect(() => settingsOf(variables)).toThrow(sentence);
});
