import { Writable } from "node:stream";
import { pino } from "pino";
import type { Logger } from "pino";

/** A logger that leaves out nothing and puts its lines into an array. */
export function logTo(lines: string[]): Logger {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return pino({ level: "trace" }, sink);
}
