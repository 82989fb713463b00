import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { secretOf } from "@quarry/aws-core/roles/secret";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { attemptLimit, pauseAfter } from "./keep-delivery.ts";
import { mailBody } from "./mail-body.ts";
import { needsTls } from "./send-mail.ts";
import { startMailServer } from "./testing/start-mail-server.ts";
import { makeDue, tellSomebody } from "./testing/tell-somebody.ts";

const world = useWorld();
const portalOrigin = "https://quarry.example.com";

function mailThrough(url: string): void {
  const mail = { smtpUrl: secretOf(url), from: "Quarry <quarry@example.com>" };
  const outbound = { hosts: [], allowsLocal: false };
  world.means.configuration.notices = { portalOrigin, mail, outbound };
}

beforeEach(() => mailThrough("smtp://127.0.0.1:1"));

/** A mail to Linus that is on its way. */
async function aMail(label = "ranker"): Promise<string> {
  const [delivery] = await tellSomebody(world, { people: ["linus"], label });
  return delivery?.id ?? "";
}

const deliver = (deliveryId: string) => deliverNotice(world.job("notices.mail"), { deliveryId });
const standing = (id: string) => world.database.noticeDelivery.findUniqueOrThrow({ where: { id } });
/** A mail without the line breaks of quoted-printable. */
const unfolded = (mail: string | undefined) => (mail ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");

test("a mail has its own id, a subject that says what it is about, and one link into the portal", async () => {
  const server = await startMailServer();
  mailThrough(server.url);
  const id = await aMail();
  await deliver(id);
  expect(server.receivers).toEqual(["linus@example.com"]);
  const mail = unfolded(server.mails[0]);
  expect(mail).toContain(`Message-ID: <${id}@example.com>`);
  expect(mail).toContain("Subject: [Quarry] Endpoint failed: ranker");
  expect(mail).toContain("Auto-Submitted: auto-generated");
  expect(mail).toMatch(/multipart\/alternative/u);
  const { path } = (await world.database.notice.findFirst({ where: { delivery: { id } } })) ?? {};
  const links = mail.match(/https?:\/\/[^\s"<]+/gu);
  expect(links).toEqual([`${portalOrigin}${path}`, `${portalOrigin}${path}`]);
  expect(await standing(id)).toMatchObject({ state: "delivered", attempt: 1, problem: "" });
});

test("what a name holds can neither add a header nor a tag", async () => {
  const server = await startMailServer();
  mailThrough(server.url);
  await deliver(await aMail("x\r\nBcc: eve@example.com\r\n\r\n<img src=//evil.example>"));
  expect(server.receivers).toEqual(["linus@example.com"]);
  const mail = unfolded(server.mails[0]);
  expect(mail.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/mu);
  expect(mail.slice(mail.indexOf("<!doctype"))).toContain("&lt;img src");
  const hostile = "<img src=x>&\"'";
  const { html } = mailBody({ title: hostile, text: hostile, link: hostile });
  expect(html.split("&lt;img src=x&gt;&amp;&quot;&#39;")).toHaveLength(4);
  expect(html).not.toContain("<img");
});

test("a mail that was delivered is not sent again, also by two workers at once", async () => {
  const server = await startMailServer({ slowness: 200 });
  mailThrough(server.url);
  const id = await aMail();
  await Promise.all([deliver(id), deliver(id), deliver(id)]);
  await deliver(id);
  expect(server.mails).toHaveLength(1);
});

test("a receiver that the server refuses for good is written down where admins see it", async () => {
  const server = await startMailServer({ refusal: { code: 550, says: "5.1.1 No such user here" } });
  mailThrough(server.url);
  const id = await aMail();
  await deliver(id);
  const problem = "The mail server refused it: 550 5.1.1 No such user here";
  expect(await standing(id)).toMatchObject({ state: "failed", attempt: 1, problem });
  const [radia, linus] = [await world.as("radia"), await world.as("linus")];
  const { items } = await radia.notices.undelivered({});
  expect(items[0]).toMatchObject({ id, to: "Linus Pauling", means: "email", problem, attempts: 1 });
  expect((await linus.notices.list({})).items[0]).toMatchObject({ mailProblem: problem });
  const { items: events } = await radia.audit.list({ name: "notice.undelivered" });
  expect(events[0]?.after).toMatchObject({ means: "email", attempts: 1, problem });
});

test.each([421, 450])(
  "a server that answers %s is tried again, until it takes the mail under the same id",
  async (code) => {
    const busy = await startMailServer({ refusal: { code, says: "4.3.2 Try again later" } });
    mailThrough(busy.url);
    const id = await aMail();
    const before = Date.now();
    await world.database.$executeRaw`
    UPDATE pgboss.job SET state = 'active' WHERE name = 'notices.mail' AND data ->> 'deliveryId' = ${id}`;
    await deliver(id);
    const waiting = await standing(id);
    expect(waiting).toMatchObject({
      state: "waiting",
      attempt: 1,
      problem: expect.stringContaining(`${code} 4.3.2`),
    });
    expect(waiting.dueAt.getTime()).toBeGreaterThan(before + 25_000);
    const [job] = await world.database.$queryRaw<{ jobs: bigint }[]>`
    SELECT count(*) AS jobs FROM pgboss.job
    WHERE name = 'notices.mail' AND data ->> 'deliveryId' = ${id} AND start_after > now() + interval '25 seconds'`;
    expect(job?.jobs).toBe(1n);
    await deliver(id);
    expect((await standing(id)).attempt).toBe(1);

    const server = await startMailServer();
    mailThrough(server.url);
    await makeDue(world, id);
    await deliver(id);
    expect(server.mails).toEqual([expect.stringContaining(`<${id}@example.com>`)]);
    expect(await standing(id)).toMatchObject({ state: "delivered", attempt: 2 });
  },
);

test("a mail that the server took without saying so comes twice, under one id", async () => {
  const dropping = await startMailServer({ isDroppingAnswers: true });
  mailThrough(dropping.url);
  const id = await aMail();
  await deliver(id);
  expect(await standing(id)).toMatchObject({ state: "waiting", attempt: 1 });
  const server = await startMailServer();
  mailThrough(server.url);
  await makeDue(world, id);
  await deliver(id);
  const ids = [...dropping.mails, ...server.mails].map((mail) => /^Message-ID: .*$/mu.exec(mail)?.[0]);
  expect(ids).toEqual([`Message-ID: <${id}@example.com>`, `Message-ID: <${id}@example.com>`]);
});

test.each([
  ["is not there", () => Promise.resolve("smtp://127.0.0.1:1"), /could not be reached.*ESOCKET/u],
  ["says nothing", silentServer, /could not be reached.*ETIMEDOUT/u],
])("a server that %s is a problem that passes", async (_what, start, sentence) => {
  mailThrough(await start());
  const id = await aMail();
  const startedAt = Date.now();
  await deliver(id);
  expect(Date.now() - startedAt).toBeLessThan(20_000);
  expect(await standing(id)).toMatchObject({ state: "waiting", problem: expect.stringMatching(sentence) });
});

/** Accepts connections and never greets. */
async function silentServer(): Promise<string> {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port, not on a pipe
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("the login of the address is used; a wrong one passes once an operator has set it right, and shows no password", async () => {
  const login = { user: "quarry", pass: "CANARY" };
  const server = await startMailServer({ login });
  mailThrough(server.url.replace("CANARY", "wrong-CANARY"));
  const id = await aMail();
  await deliver(id);
  expect(await standing(id)).toMatchObject({
    state: "waiting",
    problem: "The mail server refused the user name or password of QUARRY_SMTP_URL.",
  });
  mailThrough(server.url);
  await makeDue(world, id);
  await deliver(id);
  expect(await standing(id)).toMatchObject({ state: "delivered" });
});

test("after a day of tries a delivery has failed for good", async () => {
  const pauses = Array.from({ length: attemptLimit - 1 }, (_, index) => pauseAfter(index + 1));
  const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThan(26);
  const id = await aMail();
  await world.database.noticeDelivery.update({ where: { id }, data: { attempt: attemptLimit - 1 } });
  await deliver(id);
  expect(await standing(id)).toMatchObject({ state: "failed", attempt: attemptLimit });
});

test("whoever was suspended or wants no such mails any more gets none that was on its way", async () => {
  const server = await startMailServer();
  mailThrough(server.url);
  const linus = await world.database.user.findUniqueOrThrow({ where: { email: "linus@example.com" } });
  const suspend = (status: "active" | "suspended") =>
    world.database.user.update({ where: { id: linus.id }, data: { status } });
  const first = await aMail();
  await suspend("suspended");
  await deliver(first);
  await suspend("active");
  const second = await aMail();
  await (await world.as("linus")).notices.savePreferences({ byEmail: ["request.made"] });
  onTestFinished(async () => {
    await world.database.noticePreference.deleteMany();
  });
  await deliver(second);
  expect(server.mails).toEqual([]);
  expect([(await standing(first)).state, (await standing(second)).state]).toEqual(["dropped", "dropped"]);
});

test("where mails are off none is on its way, and people are told in the portal", async () => {
  world.means.configuration.notices = undefined;
  expect(await tellSomebody(world, { people: ["linus"], label: "quiet" })).toEqual([]);
  const linus = await world.as("linus");
  expect((await linus.notices.list({})).items[0]).toMatchObject({ title: "Endpoint failed: quiet" });
  expect((await linus.notices.preferences({})).mailsTo).toBeNull();
});

test("a worker without a mail server says so instead of forgetting the mail", async () => {
  const id = await aMail();
  world.means.configuration.notices = undefined;
  await deliver(id);
  expect(await standing(id)).toMatchObject({
    state: "failed",
    problem: "The worker was started without QUARRY_SMTP_URL.",
  });
});

test.each([
  ["smtp://user:password@mail.example.com:587", true],
  ["smtp://mail.example.com", false],
  ["smtps://user:password@mail.example.com", false],
  ["smtp://user:password@localhost:1025", false],
])("whether %s has to begin with STARTTLS, so that no password travels in the clear: %s", (url, isNeeded) => {
  expect(needsTls(new URL(url))).toBe(isNeeded);
});

test("a login is not told to a server of another machine that offers no TLS", async () => {
  const server = await startMailServer({ login: { user: "quarry", pass: "CANARY" } });
  // Another name of this machine, so that the rule for other machines applies.
  mailThrough(server.url.replace("127.0.0.1", "127.0.0.2"));
  const id = await aMail();
  await deliver(id);
  expect(server.logins).toEqual([]);
  expect(await standing(id)).toMatchObject({
    state: "waiting",
    problem: expect.stringMatching(/No TLS/u),
  });
});
