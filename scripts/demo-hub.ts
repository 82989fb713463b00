// The demo's Hugging Face Hub in a container: a few models to look up, no weights.
import { startHubServer } from "@quarry/aws-core/hub/testing/start-hub-server";

const hub = await startHubServer({ port: Number(process.env["PORT"] ?? 8080), host: "0.0.0.0" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void hub.close());
process.stdout.write("ready\n");
