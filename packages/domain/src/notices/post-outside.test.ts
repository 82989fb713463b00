import type { LookupFunction } from "node:net";
import { expect, test } from "vitest";
import { whyNotSendTo } from "./channel-address.ts";
import { answerTime, postOutside } from "./post-outside.ts";
import { answering, startReceiver } from "./testing/start-receiver.ts";
import type { Receiver } from "./testing/start-receiver.ts";

const { signal } = new AbortController();
const strict = (...hosts: string[]) => ({ hosts, allowsLocal: false });
const local = ({ host }: Receiver) => ({ hosts: [host], allowsLocal: true });

/** Resolves every name to these addresses, one list after the other. */
function resolving(...answers: string[][]): LookupFunction & { asked: number } {
  const state = { asked: 0 };
  const lookup: LookupFunction = (_name, { all }, done) => {
    const addresses = answers[Math.min(state.asked, answers.length - 1)] ?? [];
    state.asked += 1;
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    if (all) done(null, found);
    else done(null, found[0]?.address ?? "", found[0]?.family);
  };
  return Object.defineProperty(Object.assign(lookup, { asked: 0 }), "asked", { get: () => state.asked });
}

test("what an allowed host takes is sent once, with its headers", async () => {
  const receiver = await startReceiver();
  receiver.answer = answering(200, {}, "ok");
  const message = { address: `${receiver.url}/in?key=1`, body: "{}", headers: { "x-id": "7" } };
  expect(await postOutside({ ...message, rules: local(receiver), signal })).toBe("ok");
  expect(receiver.requests).toMatchObject([{ path: "/in?key=1", body: "{}", headers: { "x-id": "7" } }]);
});

const refusedSpellings = [
  "http://hooks.example.com/",
  "https://hooks.example.com:8443/",
  "https://hooks.example.com.evil.example/",
  "https://hooks.example.com./",
  "https://evil.example/hooks.example.com",
  "https://hooks.example.com@evil.example/",
  "https://user:password@hooks.example.com/",
  "https://evil.example\\@hooks.example.com/",
  "https://h\u043E\u043Eks.example.com/",
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0177.0.0.1/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://169.254.169.254/latest/meta-data",
  "https://[fd00:ec2::254]/",
  "https://localhost/",
  "https://localhost./",
  "file:///etc/passwd",
  "gopher://hooks.example.com/",
  "data:text/plain,hooks.example.com",
  "//hooks.example.com/",
  "hooks.example.com",
  "",
];

test.each(refusedSpellings)("the address %j is none of the allowed host", (address) => {
  expect(whyNotSendTo("https://hooks.example.com/a", strict("hooks.example.com"))).toBeNull();
  expect(whyNotSendTo(address, strict("hooks.example.com"))).toEqual(expect.any(String));
});

test("http is allowed for this machine only, and only where local channels are", () => {
  const hosts = ["localhost:8080", "hooks.example.com"];
  expect(whyNotSendTo("http://localhost:8080/", { hosts, allowsLocal: true })).toBeNull();
  expect(whyNotSendTo("http://localhost:8080/", { hosts, allowsLocal: false })).toMatch(/https/u);
  expect(whyNotSendTo("http://hooks.example.com/", { hosts, allowsLocal: true })).toMatch(/https/u);
});

const privateNetworks = { message: expect.stringMatching(/private network/u), isFinal: true };

test("a name that this machine resolves to itself is not connected to", async () => {
  const { host, port, ...receiver } = await startReceiver();
  const message = { address: `https://localhost:${port}/`, body: "{}", rules: strict(host), signal };
  await expect(postOutside(message)).rejects.toMatchObject(privateNetworks);
  expect(receiver.connections).toBe(0);
});

test.each([
  "127.0.0.1",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.0.1",
  "169.254.169.254",
  "100.64.0.1",
  "192.0.0.1",
  "198.18.0.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "0.0.0.0",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "fe80::1",
  "fc00::1",
  "fd00:ec2::254",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
])("an allowed name that resolves to %s is not connected to", async (address) => {
  const lookup = resolving([address]);
  const rules = strict("hooks.example.com");
  const sent = postOutside({ address: "https://hooks.example.com/", body: "{}", rules, signal, lookup });
  await expect(sent).rejects.toMatchObject(privateNetworks);
  expect(lookup.asked).toBe(1);
});

test("a public address beside a private one does not help", async () => {
  const rules = strict("hooks.example.com");
  const lookup = resolving(["203.0.114.1", "127.0.0.1"]);
  const sent = postOutside({ address: "https://hooks.example.com/", body: "{}", rules, signal, lookup });
  await expect(sent).rejects.toMatchObject(privateNetworks);
});

test("a name is resolved once a message: the address that was looked at is the one connected to", async () => {
  const canary = await startReceiver();
  const rules = { hosts: [`hooks.example.com:${canary.port}`], allowsLocal: true };
  const address = `https://hooks.example.com:${canary.port}/`;
  // TEST-NET-2 is refused as well; what a rebinding server answers the second time is never asked for.
  const lookup = resolving(["198.51.100.1"], ["127.0.0.1"]);
  await expect(postOutside({ address, body: "{}", rules, signal, lookup })).rejects.toMatchObject({
    isFinal: true,
  });
  expect(lookup.asked).toBe(1);
  await expect(postOutside({ address, body: "{}", rules, signal, lookup })).rejects.toMatchObject(
    privateNetworks,
  );
  expect(canary.connections).toBe(0);
});

test("where local channels are allowed, another name for this machine still is not", async () => {
  const canary = await startReceiver();
  const rules = { hosts: [`hooks.example.com:${canary.port}`], allowsLocal: true };
  const lookup = resolving(["127.0.0.1"]);
  const address = `https://hooks.example.com:${canary.port}/`;
  await expect(postOutside({ address, body: "{}", rules, signal, lookup })).rejects.toMatchObject(
    privateNetworks,
  );
  expect(canary.connections).toBe(0);
});

test.each([301, 302, 303, 307, 308])("a redirect %s is not followed", async (status) => {
  const [receiver, canary] = [await startReceiver(), await startReceiver()];
  receiver.answer = answering(status, { location: `http://127.0.0.1:${canary.port}/latest/meta-data` });
  const rules = { hosts: [receiver.host, canary.host], allowsLocal: true };
  await expect(postOutside({ address: receiver.url, body: "{}", rules, signal })).rejects.toMatchObject({
    message: expect.stringMatching(/redirect/u),
    isFinal: true,
  });
  expect([receiver.requests.length, canary.connections]).toEqual([1, 0]);
});

test.each([
  [500, false],
  [503, false],
  [429, false],
  [408, false],
  [400, true],
  [404, true],
  [410, true],
])("an answer %s is final: %s", async (status, isFinal) => {
  const receiver = await startReceiver();
  receiver.answer = answering(status, { "retry-after": "77" }, "<b>CANARY</b>");
  const sent = postOutside({ address: receiver.url, body: "{}", rules: local(receiver), signal });
  await expect(sent).rejects.toMatchObject({
    message: `The receiver answered ${status}.`,
    isFinal,
    retryAfterSeconds: 77,
  });
});

test("the word by which Slack tells what is wrong is passed on", async () => {
  const receiver = await startReceiver();
  receiver.answer = answering(404, {}, "channel_is_archived");
  const sent = postOutside({ address: receiver.url, body: "{}", rules: local(receiver), signal });
  await expect(sent).rejects.toThrow("The receiver answered 404 (channel_is_archived).");
});

const late = { message: "The receiver did not answer within 5 seconds.", isFinal: false };

test.each<[string, Receiver["answer"]]>([
  ["never answers", () => undefined],
  ["never ends its answer", (response) => void response.writeHead(200).write("o")],
])("a receiver that %s is left after five seconds", async (_what, answer) => {
  const receiver = await startReceiver();
  receiver.answer = answer;
  const startedAt = Date.now();
  const sent = postOutside({ address: receiver.url, body: "{}", rules: local(receiver), signal });
  await expect(sent).rejects.toMatchObject(late);
  expect(Date.now() - startedAt).toBeLessThan(3 * answerTime);
});

test("an endless answer is not read to its end", async () => {
  const receiver = await startReceiver();
  receiver.answer = (response) => {
    response.writeHead(200);
    const more = () => {
      if (!response.destroyed) response.write("x".repeat(64 * 1024), () => setImmediate(more));
    };
    more();
  };
  const text = await postOutside({ address: receiver.url, body: "{}", rules: local(receiver), signal });
  expect(text).toHaveLength(200);
});

test("a receiver that is not there is a passing problem that names the host alone", async () => {
  const rules = { hosts: ["localhost:1"], allowsLocal: true };
  const sent = postOutside({ address: "http://localhost:1/T0/CANARY", body: "{}", rules, signal });
  await expect(sent).rejects.toMatchObject({
    message: "There is no connection to localhost:1 (ECONNREFUSED).",
    isFinal: false,
  });
});

test("a worker that stops does not count it against the receiver", async () => {
  const receiver = await startReceiver();
  const stopping = new AbortController();
  receiver.answer = () => stopping.abort();
  const sent = postOutside({
    address: receiver.url,
    body: "{}",
    rules: local(receiver),
    signal: stopping.signal,
  });
  await expect(sent).rejects.toMatchObject({ name: "AbortError" });
});
