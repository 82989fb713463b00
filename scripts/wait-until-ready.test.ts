import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { waitForAnswer, waitUntilHealthy } from "./wait-until-ready.ts";

const portalOnly = { status: "degraded", database: { status: "ok" }, worker: { status: "down" } };
const all = { status: "ok", database: { status: "ok" }, worker: { status: "ok" }, aws: { status: "ok" } };

test("a portal whose worker is not there yet is waited for", async () => {
  await using server = await serve([
    { status: 503, body: {} },
    { status: 200, body: portalOnly },
    { status: 200, body: portalOnly },
    { status: 200, body: all },
  ]);
  await waitUntilHealthy(server.url, ["database", "worker", "aws"], AbortSignal.timeout(30_000));
  expect(server.asked()).toBe(4);
});

test("a part that was not asked for is not waited for", async () => {
  await using server = await serve([{ status: 200, body: portalOnly }]);
  await waitUntilHealthy(server.url, ["database"], AbortSignal.timeout(30_000));
  expect(server.asked()).toBe(1);
});

test("an address is waited for until it answers with success", async () => {
  await using server = await serve([
    { status: 500, body: {} },
    { status: 200, body: {} },
  ]);
  await waitForAnswer(server.url, AbortSignal.timeout(30_000));
  expect(server.asked()).toBe(2);
});

test("waiting ends with the signal", async () => {
  await using server = await serve([{ status: 200, body: portalOnly }]);
  await expect(waitUntilHealthy(server.url, ["worker"], AbortSignal.timeout(300))).rejects.toThrow(
    "The operation was aborted",
  );
});

type Answer = { status: number; body: unknown };

/** Gives each answer once, and the last one from then on. */
async function serve(answers: readonly Answer[]) {
  let asked = 0;
  const server = createServer((_, response) => {
    const { status, body } = answers[Math.min(asked, answers.length - 1)] ?? { status: 404, body: {} };
    asked += 1;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port has an address with a port
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/health`,
    asked: () => asked,
    [Symbol.asyncDispose]: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
