import { once } from "node:events";
import * as http from "node:http";
import * as http2 from "node:http2";
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { openExchange } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";

export type OpenPort = { port: number; close(): Promise<void> };

const http2Preface = Buffer.from("PRI * HTTP/2.0");

/**
 * Listens for HTTP/1.1 and for HTTP/2 with prior knowledge on one port: the JavaScript client of
 * bedrock-runtime begins with HTTP/2, all others with HTTP/1.1. Port 0 takes a free one.
 * Rejects with the system's error (EADDRINUSE) when the port cannot be had.
 */
export async function openPort(options: {
  port: number;
  host: string;
  onExchange: (exchange: Exchange) => Promise<void>;
}): Promise<OpenPort> {
  const answer = (...pair: Parameters<typeof openExchange>): void => {
    void options.onExchange(openExchange(...pair));
  };
  const plain = http.createServer({ keepAliveTimeout: 60_000 }, answer);
  const multiplexed = http2.createServer({}, answer);
  multiplexed.on("sessionError", () => undefined);
  const sockets = new Set<Socket>();
  // As servers of HTTP have it by default: the end of an answer does not wait until its beginning was acknowledged.
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    handOver(socket, { plain, multiplexed });
  });
  listener.listen({ port: options.port, host: options.host });
  await once(listener, "listening");
  return {
    port: portOf(listener),
    async close() {
      const closed = once(listener, "close");
      listener.close();
      for (const socket of sockets) socket.destroy();
      plain.close();
      multiplexed.close();
      await closed;
    },
  };
}

function handOver(socket: Socket, servers: { plain: http.Server; multiplexed: http2.Http2Server }): void {
  socket.once("readable", () => {
    const begin: Buffer | null = socket.read();
    if (begin === null) return;
    socket.unshift(begin);
    const length = Math.min(begin.length, http2Preface.length);
    const isHttp2 = begin.subarray(0, length).equals(http2Preface.subarray(0, length));
    (isHttp2 ? servers.multiplexed : servers.plain).emit("connection", socket);
  });
}

function portOf(listener: Server): number {
  const address = listener.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
