import { onTestFinished } from "vitest";
import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface MailServer {
  url: string;
  /** The mails that were taken, as they came. */
  mails: string[];
  /** The receivers that were named to it, taken or not. */
  receivers: string[];
  /** The names of those who logged in, or tried to. */
  logins: string[];
}

interface Behaviour {
  /** What it answers to a receiver instead of taking it. */
  refusal?: { code: number; says: string };
  /** Takes the mail, then breaks off before it says so. */
  isDroppingAnswers?: boolean;
  /** Milliseconds until it takes a mail. */
  slowness?: number;
  login?: { user: string; pass: string };
}

/** A mail server on this machine until the test ends. */
export async function startMailServer({
  refusal,
  isDroppingAnswers = false,
  slowness = 0,
  login,
}: Behaviour = {}): Promise<MailServer> {
  const mails: string[] = [];
  const receivers: string[] = [];
  const logins: string[] = [];
  const server = new SMTPServer({
    authOptional: login === undefined,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, answer) {
      logins.push(username ?? "");
      const isRight = username === login?.user && password === login?.pass;
      answer(isRight ? null : new Error("Invalid login"), { user: username ?? "" });
    },
    onRcptTo({ address }, _session, answer) {
      receivers.push(address);
      answer(refusal && Object.assign(new Error(refusal.says), { responseCode: refusal.code }));
    },
    onData(stream, _session, answer) {
      void text(stream).then((mail) => {
        mails.push(mail);
        if (isDroppingAnswers) return server.close();
        return setTimeout(answer, slowness);
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, "0.0.0.0", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port, not on a pipe
  const { port } = server.server.address() as AddressInfo;
  const credentials = login ? `${login.user}:${login.pass}@` : "";
  return { url: `smtp://${credentials}127.0.0.1:${port}`, mails, receivers, logins };
}
