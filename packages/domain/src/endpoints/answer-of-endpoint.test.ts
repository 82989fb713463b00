import { Writable } from "node:stream";
import { crc32 } from "node:zlib";
import { closeAwsClients, createAwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { serveAnswers } from "@quarry/aws-core/clients/testing/serve-answers";
import { pino } from "pino";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createMeter } from "../playground/meter.ts";
import { answerOf } from "./answer-of-endpoint.ts";
import { failedInvocation } from "./failed-invocation.ts";
import type { InvocationEvent } from "./invocation-schema.ts";

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterEach(() => vi.unstubAllEnvs());

/** A part of a streamed answer as AWS frames it. */
function part(text: string): Buffer {
  const headers = Buffer.concat(
    Object.entries({ ":message-type": "event", ":event-type": "PayloadPart" }).map(([name, value]) =>
      Buffer.from([name.length, ...Buffer.from(name), 7, 0, value.length, ...Buffer.from(value)]),
    ),
  );
  const payload = Buffer.from(text);
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(16 + headers.length + payload.length, 0);
  prelude.writeUInt32BE(headers.length, 4);
  const framed = Buffer.concat([prelude, checksum(prelude), headers, payload]);
  return Buffer.concat([framed, checksum(framed)]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}

/** Calls a container that answers so: one text whole, several in pieces. */
async function answered(parts: string | readonly string[]) {
  const isStreamed = typeof parts !== "string";
  await serveAnswers((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(isStreamed ? Buffer.concat(parts.map(part)) : parts);
  });
  const clients = createAwsClients({ region: "us-west-2" });
  onTestFinished(() => closeAwsClients(clients));
  const meter = createMeter();
  const call = { endpoint: "e", body: "{}", contentType: "application/json" };
  const events: InvocationEvent[] = [];
  const read = async () => {
    for await (const event of answerOf({
      clients,
      call,
      form: "openai-chat",
      isStreamed,
      inputFolder: null,
      meter,
    }))
      events.push(event);
  };
  const error: unknown = await read().catch((thrown: unknown) => thrown);
  return { events, error, figures: meter.figures() };
}

test("a complaint in an answer of status 200 is an error, and the body it came in is given", async () => {
  const body = '{"object": "error", "message": "maximum context length is 4096", "code": 400}';
  const { events, error } = await answered(body);
  expect(events).toEqual([{ type: "raw", text: body }]);
  expect(error).toMatchObject({ code: "invalid", message: "maximum context length is 4096" });
  expect(failedInvocation(error, { logger: pino({ level: "silent" }), requestId: "" })).toMatchObject({
    title: expect.stringMatching(/longer than the server takes/u),
    status: null,
  });
});

test("a complaint inside a stream is an error after the words before it", async () => {
  const parts = ['data: {"token": {"text": "Half"}}\n\n', 'data: {"error": "overloaded"}\n\n'];
  const { events, error } = await answered(parts);
  const raw = events.map((event) => (event.type === "raw" ? event.text : ""));
  expect(raw.join("")).toBe(parts.join(""));
  expect(events.filter(({ type }) => type === "text")).toEqual([{ type: "text", text: "Half" }]);
  expect(error).toMatchObject({ code: "invalid", message: "overloaded" });
});

test.each([
  ["length", "length"],
  ["the answer itself, in a place of the container’s own", null],
])("of the reason “%s”, what is kept is %j", async (reason, kept) => {
  const body = { choices: [{ message: { content: "Hi" }, finish_reason: reason }] };
  const { events, figures } = await answered(JSON.stringify(body));
  expect(events).toContainEqual(expect.objectContaining({ type: "facts", finishReason: reason }));
  expect(figures.stopReason).toBe(kept);
});

test("a failure of our own is logged with its place and without its message, and told by its request", () => {
  const lines: string[] = [];
  const log = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const context = { logger: pino(log), requestId: "r-1" };
  const failure = failedInvocation(new TypeError("CANARY is not JSON"), context);
  expect(failure).toMatchObject({ code: "internal", message: null, requestId: "r-1", status: null });
  expect(lines.join("")).toMatch(/TypeError.*answer-of-endpoint\.test/u);
  expect(lines.join("")).not.toContain("CANARY");
});
