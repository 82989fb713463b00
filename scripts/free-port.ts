import { once } from "node:events";
import { createServer } from "node:net";

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = await listen(0);
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.");
  return address.port;
}

/** Whether a server on 127.0.0.1 and one on every address could both listen on the port now. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", undefined]) {
    try {
      const server = await listen(port, host);
      server.close();
      await once(server, "close");
    } catch {
      return false;
    }
  }
  return true;
}

async function listen(port: number, host: string | undefined = "127.0.0.1") {
  const server = createServer();
  server.listen({ port, ...(host === undefined ? {} : { host }) });
  await once(server, "listening");
  return server;
}
