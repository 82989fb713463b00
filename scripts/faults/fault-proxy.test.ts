import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test as base } from "vitest";
import { startFaultProxy, type Fault, type PassingCall } from "./fault-proxy.ts";

/** A server that notes what reaches it, and a proxy before it that does `fault` to every call. */
const test = base.extend<{
  callThrough: (fault?: Fault) => Promise<Response>;
  reached: string[];
}>({
  reached: async ({}, use) => use([]),
  callThrough: async ({ reached }, use) => {
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += String(chunk)));
      request.on("end", () => {
        reached.push(`${request.method} ${request.url} ${body}`);
        response.writeHead(201, { "x-amzn-requestid": "r1" }).end("made");
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    let fault: Fault | undefined;
    const proxy = await startFaultProxy({ target: `http://127.0.0.1:${port}`, chooseFault: () => fault });
    await use((wanted) => {
      fault = wanted;
      return fetch(`${proxy.url}/inference-profiles?a=1`, { method: "POST", body: "spec" });
    });
    await proxy.close();
    server.closeAllConnections();
    server.close();
  },
});

const kill = async () => "ends here" as const;
const arrival = "POST /inference-profiles?a=1 spec";

test("a call without a fault passes with its body, and so does its answer", async ({
  callThrough,
  reached,
}) => {
  const answer = await callThrough();
  expect([answer.status, answer.headers.get("x-amzn-requestid"), await answer.text()]).toEqual([
    201,
    "r1",
    "made",
  ]);
  expect(reached).toEqual([arrival]);
});

test("a throttled call never arrives and is answered as AWS does", async ({ callThrough, reached }) => {
  const answer = await callThrough({ kind: "throttle" });
  expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([429, "ThrottlingException"]);
  expect(reached).toEqual([]);
});

test("a denied call never arrives and is answered as AWS does", async ({ callThrough, reached }) => {
  const answer = await callThrough({ kind: "deny" });
  expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([400, "AccessDeniedException"]);
  expect(reached).toEqual([]);
});

test.for([
  ["its target", "/", { "x-amz-target": "SageMaker.CreateEndpoint" }, "CreateEndpoint"],
  ["its path", "/service/Granite/operation/PutMetricAlarm", {}, "PutMetricAlarm"],
  ["method and path alone", "/inference-profiles?a=1", {}, ""],
] as const)("the operation of a call is told by %s", async ([, path, headers, operation]) => {
  const met: PassingCall[] = [];
  const chooseFault = (call: PassingCall): Fault => {
    met.push(call);
    return { kind: "deny" };
  };
  const proxy = await startFaultProxy({ target: "http://127.0.0.1:9", chooseFault });
  onTestFinished(() => proxy.close());
  await fetch(new URL(path, proxy.url), { method: "POST", headers, body: "spec" });
  expect(met).toEqual([{ method: "POST", path: path.split("?")[0], operation, body: Buffer.from("spec") }]);
});

test("a dropped answer is one whose call has arrived", async ({ callThrough, reached }) => {
  await expect(callThrough({ kind: "drop-answer" })).rejects.toThrow(/fetch failed/);
  expect(reached).toEqual([arrival]);
});

test.for([
  ["before", []],
  ["after", [arrival]],
] as const)(
  "a call that ends with a strike %s AWS saw it gets no answer",
  async ([when, arrived], { callThrough, reached }) => {
    const call = callThrough({ kind: "strike", when, strike: kill });
    await expect(call).rejects.toThrow(/fetch failed/);
    expect(reached).toEqual(arrived);
  },
);

test("a call that is held by a strike goes on afterwards", async ({ callThrough, reached }) => {
  const strike = async () => {
    expect(reached).toEqual([]);
    return "goes on" as const;
  };
  const answer = await callThrough({ kind: "strike", when: "before", strike });
  expect(answer.status).toBe(201);
});
