import { secretOf } from "@quarry/aws-core/roles/secret";
import type { Secret } from "@quarry/aws-core/roles/secret";
import { z } from "zod";
import type { OutboundRules } from "./channel-address.ts";

/** How notices leave the portal, as the environment of an installation says. */
export interface NoticeSettings {
  /** Where people open the portal: what messages link to. */
  portalOrigin: string;
  /** Left out: there are no mails. */
  mail?: { smtpUrl: Secret; from: string };
  outbound: OutboundRules;
}

const hostList = z
  .string()
  .transform((text) => text.split(",").map((host) => host.trim().toLowerCase()))
  .refine((hosts) => hosts.every(isHost), "must be hosts with commas between, as hooks.slack.com");

/** The variables that concern notices; both processes read them. */
export const NoticeEnvironment = {
  QUARRY_SMTP_URL: z
    .url({
      protocol: /^smtps?$/u,
      error: "must be the address of a mail server, as smtp://user:password@mail.example.com:587",
    })
    .transform(secretOf)
    .optional(),
  QUARRY_MAIL_FROM: z
    .string()
    .regex(
      /^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/u,
      "must be an e-mail address, as Quarry <quarry@example.com>",
    )
    .optional(),
  QUARRY_WEBHOOK_HOSTS: hostList.optional(),
  QUARRY_WEBHOOK_LOCAL: z
    .enum(["0", "1"])
    .transform((value) => value === "1")
    .optional(),
};

const Given = z.object(NoticeEnvironment);

/**
 * The settings that the variables stand for; undefined when nothing leaves the portal.
 *
 * @throws Error when one is set without another that it needs
 */
export function noticeSettingsOf(
  given: z.output<typeof Given> & { NEXTAUTH_URL?: string | undefined },
): NoticeSettings | undefined {
  const { QUARRY_SMTP_URL: smtpUrl, QUARRY_MAIL_FROM: from, QUARRY_WEBHOOK_HOSTS: hosts = [] } = given;
  if ((smtpUrl === undefined) !== (from === undefined)) {
    throw new Error("Quarry cannot start: set both QUARRY_SMTP_URL and QUARRY_MAIL_FROM, or neither.");
  }
  if (smtpUrl === undefined && hosts.length === 0) return undefined;
  if (given.NEXTAUTH_URL === undefined) {
    throw new Error("Quarry cannot start: mails and channels need NEXTAUTH_URL, the address they link to.");
  }
  return {
    portalOrigin: new URL(given.NEXTAUTH_URL).origin,
    ...(smtpUrl && from !== undefined && { mail: { smtpUrl, from } }),
    outbound: { hosts, allowsLocal: given.QUARRY_WEBHOOK_LOCAL ?? false },
  };
}

function isHost(text: string): boolean {
  return URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text;
}
