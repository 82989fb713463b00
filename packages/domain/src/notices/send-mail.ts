import type { Notice } from "@quarry/database/generated/client";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { seconds } from "../operation/units.ts";
import { DeliveryProblem } from "./delivery-problem.ts";
import { mailBody } from "./mail-body.ts";
import type { NoticeSettings } from "./notice-settings.ts";

/** A file that a mail has with it. */
export interface MailFile {
  filename: string;
  contentType: string;
  content: string;
}

interface Mail {
  /** The id of the delivery: the same however often it is sent. */
  id: string;
  notice: Notice;
  to: { name: string; address: string };
  attachments: readonly MailFile[];
  signal: AbortSignal;
}

const connectTime = seconds(5);
const silenceTime = seconds(10);
const wholeTime = seconds(30);

/**
 * Sends the mail of a notice. Its Message-ID is made of the delivery's id, so that mail programs drop doubles.
 *
 * @throws DeliveryProblem; what the signal throws when it fires
 */
export async function sendMail(
  { smtpUrl, from }: NonNullable<NoticeSettings["mail"]>,
  portalOrigin: string,
  { id, notice, to, attachments, signal }: Mail,
): Promise<void> {
  const transport = createTransport({
    url: smtpUrl.reveal(),
    connectionTimeout: connectTime,
    greetingTimeout: connectTime,
    socketTimeout: silenceTime,
    requireTLS: needsTls(new URL(smtpUrl.reveal())),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const timeOut = AbortSignal.timeout(wholeTime);
  try {
    await transport.sendMail({
      from,
      to,
      attachments: [...attachments],
      ...mailBody({ title: notice.title, text: notice.text, link: portalOrigin + notice.path }),
      messageId: `<${id}@${from.replace(/^.*@|>$/gu, "")}>`,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      signal: AbortSignal.any([signal, timeOut]),
    });
  } catch (error) {
    signal.throwIfAborted();
    throw problemOf(error);
  } finally {
    transport.close();
  }
}

/** A password never travels in the clear, but to this machine itself. */
export function needsTls({ protocol, password, hostname }: URL): boolean {
  return protocol === "smtp:" && password !== "" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** What the server refuses of one mail: its sender, its receiver or its text. */
const aboutTheMail: readonly string[] = ["EENVELOPE", "EMESSAGE"];

function problemOf(cause: unknown): DeliveryProblem {
  const { code, responseCode, response } = SmtpFailure.parse(cause);
  const answered =
    responseCode === null
      ? `The mail server could not be reached, or broke off (${code}).`
      : `The mail server refused it: ${response}`;
  // RFC 5321, section 4.2.1: what begins with 5 stays refused, what begins with 4 may be taken later.
  const isFinal = responseCode !== null && responseCode >= 500 && aboutTheMail.includes(code);
  return new DeliveryProblem(sentences[code] ?? answered, { isFinal, cause });
}

const sentences: Readonly<Record<string, string>> = {
  EAUTH: "The mail server refused the user name or password of QUARRY_SMTP_URL.",
  ETLS: "No TLS could be agreed on with the mail server, so nothing was sent.",
};

const responseLimit = 200;

/** What nodemailer says of a failure, and what the server answered, if it did. */
const SmtpFailure = z.object({
  code: z.string().catch("unknown"),
  responseCode: z.number().nullable().catch(null),
  response: z
    .string()
    .transform((text) => text.replaceAll(/\p{Cc}+/gu, " ").slice(0, responseLimit))
    .catch(""),
});
