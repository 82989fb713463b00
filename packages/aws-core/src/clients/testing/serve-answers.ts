import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { onTestFinished, vi } from "vitest";

/** Lets a server of the test's own stand for AWS, for answers that AWS gives too seldom to be simulated. */
export async function serveAnswers(listener: RequestListener): Promise<void> {
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  vi.stubEnv("AWS_ENDPOINT_URL", `http://127.0.0.1:${port}`);
}
