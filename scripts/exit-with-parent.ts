// Loaded with --import into the programs that start.ts starts: when that process is killed without
// a chance to stop them, its channel closes, and they stop as if it had told them to.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
// A listener alone would keep a program from ending when its work is done.
process.channel?.unref();
