import { secretOf } from "@quarry/aws-core/roles/secret";
import { expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { deliverNotice } from "./deliver-notice.ts";
import { answerTime } from "./post-outside.ts";
import { signedHeaders } from "./sign-message.ts";
import { aChannel } from "./testing/a-channel.ts";
import { answering, startReceiver } from "./testing/start-receiver.ts";
import type { Receiver } from "./testing/start-receiver.ts";
import { makeDue, tellSomebody } from "./testing/tell-somebody.ts";

const world = useWorld();
const portalOrigin = "https://quarry.example.com";
const signingKey = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

function allow(hosts: readonly string[], { allowsLocal = true } = {}): void {
  world.means.configuration.notices = { portalOrigin, outbound: { hosts, allowsLocal } };
}

const deliver = (deliveryId: string) => deliverNotice(world.job("notices.post"), { deliveryId });
const standing = (id: string) => world.database.noticeDelivery.findUniqueOrThrow({ where: { id } });

/** A message on its way to a channel, and nothing on its way elsewhere. */
async function aMessage(receiver: Receiver, kind: "slack" | "webhook" = "webhook", label?: string) {
  allow([receiver.host]);
  await world.database.noticeChannel.deleteMany();
  const channel = await aChannel(world, { kind, address: `${receiver.url}/T0/CANARY`, signingKey });
  const [delivery] = await tellSomebody(world, label === undefined ? {} : { label });
  return { id: delivery?.id ?? "", channelId: channel.id };
}

test("a webhook gets what happened as JSON, signed, with an id to drop doubles by", async () => {
  const receiver = await startReceiver();
  const { id } = await aMessage(receiver);
  const began = Math.floor(Date.now() / 1000);
  await deliver(id);
  const ended = Date.now();
  const [request] = receiver.requests;
  const body = request?.body ?? "";
  expect(request?.path).toBe("/T0/CANARY");
  expect(JSON.parse(body)).toMatchObject({
    id,
    type: "endpoint.failed",
    data: {
      title: "Endpoint failed: ranker",
      link: expect.stringMatching(/^https:\/\/quarry\.example\.com\/endpoints\//u),
      team: "search",
      subject: { kind: "endpoint", name: "ranker" },
    },
  });
  const at = new Date(Number(request?.headers["webhook-timestamp"]) * 1000);
  expect(at.getTime()).toBeGreaterThanOrEqual(began * 1000);
  expect(at.getTime()).toBeLessThanOrEqual(ended);
  expect(request?.headers).toMatchObject(signedHeaders(secretOf(signingKey), { id, body, at }));
  expect(await standing(id)).toMatchObject({ state: "delivered", attempt: 1 });
});

test("Slack gets one text, in which a name can call nobody", async () => {
  const receiver = await startReceiver();
  const { id } = await aMessage(receiver, "slack", "<!channel> & co");
  await deliver(id);
  const { text, ...rest } = JSON.parse(receiver.requests[0]?.body ?? "");
  expect(rest).toEqual({});
  expect(text).toMatch(
    /^\*Endpoint failed: &lt;!channel&gt; &amp; co\*\n.*\n<https:\/\/quarry\.example\.com\/endpoints\/[^|>]+\|Open in Quarry>$/u,
  );
});

test("a receiver that fails is tried again under the same id, and left alone as long as it asks for", async () => {
  const receiver = await startReceiver();
  const { id } = await aMessage(receiver);
  receiver.answer = answering(429, { "retry-after": "600" });
  const before = Date.now();
  await deliver(id);
  const waiting = await standing(id);
  expect(waiting).toMatchObject({ state: "waiting", problem: "The receiver answered 429." });
  expect(waiting.dueAt.getTime()).toBeGreaterThan(before + 590_000);
  await makeDue(world, id);
  receiver.answer = answering(200);
  await deliver(id);
  expect(receiver.requests.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
  expect(await standing(id)).toMatchObject({ state: "delivered", attempt: 2, problem: "" });
});

test("a delivery that fails for good is told of at the channel and in the audit trail", async () => {
  const receiver = await startReceiver();
  const { id, channelId } = await aMessage(receiver);
  receiver.answer = answering(410);
  await deliver(id);
  const ada = await world.as("ada");
  const { items } = await ada.notices.channels({});
  const problem = "The receiver answered 410.";
  expect(items.find((channel) => channel.id === channelId)?.last).toMatchObject({ state: "failed", problem });
  expect((await ada.notices.undelivered({})).items[0]).toMatchObject({ id, means: "webhook", problem });
  expect((await ada.audit.list({ name: "notice.undelivered" })).total).toBe(1);
});

test("a receiver that never answers holds up neither who tells nor the mails", async () => {
  const receiver = await startReceiver();
  receiver.answer = () => undefined;
  const startedAt = Date.now();
  const { id } = await aMessage(receiver);
  expect(Date.now() - startedAt).toBeLessThan(answerTime);
  expect(receiver.connections).toBe(0);
  await deliver(id);
  expect(await standing(id)).toMatchObject({
    state: "waiting",
    problem: expect.stringMatching(/5 seconds/u),
  });
  const [job] = await world.database.$queryRaw<{ name: string }[]>`
    SELECT name FROM pgboss.job WHERE data ->> 'deliveryId' = ${id} LIMIT 1`;
  expect(job?.name).toBe("notices.post");
});

test("a channel whose host is not allowed any more gets nothing", async () => {
  const receiver = await startReceiver();
  const { id } = await aMessage(receiver);
  allow(["hooks.example.com"]);
  await deliver(id);
  expect(receiver.connections).toBe(0);
  expect(await standing(id)).toMatchObject({
    state: "failed",
    problem: expect.stringMatching(/is not allowed/u),
  });
});

test("a channel that was sealed with another key fails with a sentence that says what to do", async () => {
  const receiver = await startReceiver();
  const { id, channelId } = await aMessage(receiver);
  const other = await aChannel(world);
  const { sealedAddress } = await world.database.noticeChannel.findUniqueOrThrow({ where: { id: other.id } });
  await world.database.noticeChannel.update({ where: { id: channelId }, data: { sealedAddress } });
  await deliver(id);
  expect(receiver.connections).toBe(0);
  expect(await standing(id)).toMatchObject({
    state: "failed",
    problem: expect.stringMatching(/Add the channel again/u),
  });
});

const newChannel = {
  team: "search",
  kind: "webhook",
  name: "ops",
  address: "https://hooks.example.com/T0/CANARY",
  kinds: ["endpoint.failed"],
} as const;

test("an admin adds a channel: its key is told once, its address never again", async () => {
  allow(["hooks.example.com"]);
  const ada = await world.as("ada");
  const { channel, signingKey: key } = await ada.notices.addChannel({
    ...newChannel,
    kinds: [...newChannel.kinds],
  });
  expect(key).toMatch(/^whsec_/u);
  expect(channel).toMatchObject({ host: "hooks.example.com", team: "search", last: null });
  const row = await world.database.noticeChannel.findUniqueOrThrow({ where: { id: channel.id } });
  const events = await ada.audit.list({ subjectId: channel.id });
  expect(events.total).toBe(1);
  const seen = JSON.stringify([row, events, await ada.notices.channels({}), channel]);
  expect(seen).not.toContain("CANARY");
  expect(seen).not.toContain(key);
  expect(seen).not.toContain(Buffer.from("CANARY").toString("base64url"));
  await ada.notices.removeChannel({ id: channel.id });
  expect((await ada.notices.channels({})).items.map(({ id }) => id)).not.toContain(channel.id);
});

test.each([
  ["a host that is not allowed", { address: "https://evil.example/" }, "address"],
  ["http", { address: "http://hooks.example.com/" }, "address"],
  ["an unknown team", { team: "nobody" }, "team"],
  ["a kind for one person alone", { kinds: ["access-key.waiting" as const] }, "kinds.0"],
  ["no kind", { kinds: [] }, "kinds"],
])("a channel with %s is refused at its field", async (_what, part, path) => {
  allow(["hooks.example.com"], { allowsLocal: false });
  const ada = await world.as("ada");
  const asked = ada.notices.addChannel({ ...newChannel, kinds: [...newChannel.kinds], ...part });
  await expect(asked).rejects.toMatchObject({ code: "invalid", data: { details: [{ path }] } });
});

test("a second channel of the same name is refused, and without allowed hosts every channel is", async () => {
  allow(["hooks.example.com"]);
  const ada = await world.as("ada");
  const input = { ...newChannel, name: "twice", kinds: [...newChannel.kinds] };
  await ada.notices.addChannel(input);
  await expect(ada.notices.addChannel(input)).rejects.toMatchObject({
    data: { details: [{ path: "name" }] },
  });
  world.means.configuration.notices = undefined;
  await expect(ada.notices.addChannel({ ...input, name: "third" })).rejects.toThrow(/QUARRY_WEBHOOK_HOSTS/u);
});

test("a channel gets the kinds it was given, of its own team", async () => {
  await world.database.noticeChannel.deleteMany();
  await aChannel(world, { kinds: ["endpoint.failed"] });
  const quiet = await aChannel(world, { kinds: ["request.made"] });
  expect(await tellSomebody(world, {})).toHaveLength(1);
  const ada = await world.as("ada");
  await ada.notices.changeChannel({ id: quiet.id, kinds: ["endpoint.failed"] });
  expect(await tellSomebody(world, {})).toHaveLength(2);
  const payments = await world.database.team.findUniqueOrThrow({ where: { slug: "payments" } });
  await world.database.noticeChannel.update({ where: { id: quiet.id }, data: { teamId: payments.id } });
  expect(await tellSomebody(world, {})).toHaveLength(1);
});

test("members see the channels of their teams and no others, and change none", async () => {
  await world.database.noticeChannel.deleteMany();
  const { id } = await aChannel(world);
  const [linus, alan] = [await world.as("linus"), await world.as("alan")];
  expect((await linus.notices.channels({})).items.map((channel) => channel.id)).toEqual([id]);
  expect((await alan.notices.channels({})).items).toEqual([]);
  await expect(linus.notices.removeChannel({ id })).rejects.toMatchObject({ code: "forbidden" });
});

test("a test goes the way that notices go, and its outcome is seen at the channel", async () => {
  const receiver = await startReceiver();
  const { channelId } = await aMessage(receiver);
  const ada = await world.as("ada");
  expect(await ada.notices.testChannel({ id: channelId })).toMatchObject({ last: { state: "waiting" } });
  const sent = await world.database.noticeDelivery.findFirstOrThrow({
    where: { notice: { kind: "channel.tested", channelId } },
  });
  await deliver(sent.id);
  expect(receiver.requests).toMatchObject([{ body: expect.stringContaining("A test of the channel") }]);
  const { items } = await ada.notices.channels({});
  expect(items[0]?.last?.state).toBe("delivered");
});
