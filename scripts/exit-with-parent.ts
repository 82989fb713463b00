// Loaded with --import into the programs that start.ts starts: when that process is killed without
// a chance to stop them, its channel closes, and they stop as if it had told them to.
import { isMainThread } from "node:worker_threads";

// Processes and threads that such a program starts inherit the flag, and have channels of their own.
if (isMainThread && process.env["QUARRY_STARTED_BY"] === String(process.ppid)) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // A listener alone would keep a program from ending when its work is done.
  process.channel?.unref();
}
