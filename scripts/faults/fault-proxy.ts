import { once } from "node:events";
import { createServer, request as openRequest } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { buffer as readBody } from "node:stream/consumers";

/** A call to AWS as it passes by. */
export interface PassingCall {
  method: string;
  path: string;
  /** Such as `CreateEndpoint`; empty where method and path alone tell it. */
  operation: string;
  body: Buffer;
}

/** What becomes of a call after its caller was struck. */
export type Aftermath = "goes on" | "ends here";

/** Done to a call on its way; a strike comes before AWS sees the call or after, and holds the call while it lasts. */
export type Fault =
  | { kind: "throttle" }
  | { kind: "deny" }
  | { kind: "drop-answer" }
  | { kind: "strike"; when: "before" | "after"; strike: () => Promise<Aftermath> };

export interface FaultProxy {
  url: string;
  close(): Promise<void>;
}

interface ProxyOptions {
  /** Address of the simulator. */
  target: string;
  chooseFault: (call: PassingCall) => Fault | undefined;
}

/** Whether the call is the one that makes a profile. */
export function isCreation({ method, path }: Pick<PassingCall, "method" | "path">): boolean {
  return method === "POST" && /^\/inference-profiles\/?$/.test(path);
}

/** Stands between one worker and the simulator, and does to each call what it is told. */
export async function startFaultProxy({ target, chooseFault }: ProxyOptions): Promise<FaultProxy> {
  const server = createServer((request, response) => {
    passOn({ target, chooseFault }, request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function passOn(
  { target, chooseFault }: ProxyOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const { method = "GET", url = "/", headers } = request;
  const path = url.split("?")[0] ?? url;
  const fault = chooseFault({ method, path, operation: operationOf(headers, path), body });
  if (fault?.kind === "throttle" || fault?.kind === "deny") return refuse(response, refusals[fault.kind]);
  const strike = async (moment: "before" | "after"): Promise<Aftermath> =>
    fault?.kind === "strike" && fault.when === moment ? fault.strike() : "goes on";
  if ((await strike("before")) === "ends here") return cut(request);
  const answer = await forward(new URL(url, target), { method, headers, body });
  if (fault?.kind === "drop-answer" || (await strike("after")) === "ends here") return cut(request);
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}

function cut({ socket }: IncomingMessage): void {
  socket.destroy();
}

/** The protocols of SageMaker, Application Auto Scaling and CloudWatch name it in the target or in the path. */
function operationOf(headers: IncomingHttpHeaders, path: string): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.split(".").at(-1) ?? "";
  return /\/operation\/(\w+)$/.exec(path)?.[1] ?? "";
}

const refusals = {
  throttle: {
    status: 429,
    code: "ThrottlingException",
    message: "Too many requests, please wait before trying again.",
  },
  deny: {
    status: 400,
    code: "AccessDeniedException",
    message: "User is not authorized to perform this action because no identity-based policy allows it.",
  },
} as const;

function refuse(
  response: ServerResponse,
  { status, code, message }: { status: number; code: string; message: string },
): void {
  response.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": code });
  response.end(JSON.stringify({ message }));
}

interface Exchange {
  method: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

async function forward(url: URL, { method, headers, body }: Exchange) {
  const sent = openRequest(url, { method, headers });
  sent.end(body);
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once("response", resolve);
    sent.once("error", reject);
  });
  return {
    status: answered.statusCode ?? 502,
    headers: answered.headers,
    body: await readBody(answered),
  };
}
