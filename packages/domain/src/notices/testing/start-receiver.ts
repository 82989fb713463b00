import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface Receiver {
  /** As http://localhost:4711. */
  url: string;
  host: string;
  port: number;
  /** What arrived, each with the time. */
  requests: { path: string; headers: IncomingHttpHeaders; body: string; at: number }[];
  /** How many connections were made, whatever came over them. */
  connections: number;
  /** Answers the next requests; 204 when nothing else is said. */
  answer: (response: ServerResponse) => void;
}

/** An HTTP server on this machine until the test ends. */
export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = {
    url: "",
    host: "",
    port: 0,
    requests: [],
    connections: 0,
    answer: (response) => response.writeHead(204).end(),
  };
  const server = createServer((request, response) => void take(request, response));
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { url: path = "", headers } = request;
    receiver.requests.push({ path, headers, body: await text(request), at: Date.now() });
    receiver.answer(response);
  };
  server.on("connection", () => (receiver.connections += 1));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port, not on a pipe
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, { url: `http://localhost:${port}`, host: `localhost:${port}`, port });
}

/** Answers with a status, and headers. */
export const answering =
  (status: number, headers: Record<string, string> = {}, body = "") =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end(body);
  };
