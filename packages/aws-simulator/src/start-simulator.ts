import { answerControl, controlPrefix } from "./control/answer-control.ts";
import { answerCall } from "./server/answer-call.ts";
import type { Exchange } from "./server/exchange.ts";
import { openPort } from "./server/open-port.ts";
import { BodyTooLargeError, readRequest } from "./server/read-request.ts";
import { reportDefect } from "./server/report-defect.ts";
import { allServices } from "./services/all-services.ts";
import { storedBodies } from "./services/s3/bucket-rows.ts";
import type { Service } from "./wire/service.ts";
import type { JournalEntry } from "./world/journal.ts";
import type { Settings } from "./world/settings.ts";
import { openStateFile } from "./world/state-file.ts";
import { createWorld } from "./world/world.ts";
import type { World } from "./world/world.ts";

export type SimulatorOptions = {
  /** 0 takes a free port. */
  port: number;
  /** 127.0.0.1 when absent. */
  host?: string;
  /** `company` when absent. */
  scenario?: string;
  /** A file that keeps the state; in memory when absent. */
  stateFile?: string;
  settings?: Partial<Settings>;
  /** Services to speak; all that there are when absent. */
  services?: readonly Service[];
};

export type Simulator = {
  url: string;
  port: number;
  /** Writes the state file, if any, and cuts all connections. */
  close(): Promise<void>;
  /** Loads the scenario anew; the clock, failures, settings and journal too. */
  reset(): void;
  loadScenario(name: string): void;
  /** Moves the simulated clock forward. */
  advanceClock(seconds: number): void;
  configure(settings: Partial<Settings>): void;
  /** Calls since a sequence number, or all. */
  journal(since?: number): JournalEntry[];
};

/**
 * Starts the simulator in this process. Rejects with EADDRINUSE for a busy port and with an Error of one
 * sentence for an unknown scenario or a foreign state file.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const bodyFolder = options.stateFile === undefined ? undefined : `${options.stateFile}.objects`;
  const world = createWorld(options.scenario ?? "company", options.settings, bodyFolder);
  const stateFile = options.stateFile === undefined ? undefined : openStateFile(options.stateFile, world);
  // What the command line says now beats what an earlier one said.
  Object.assign(world.settings, options.settings);
  const onWrite = (): void => stateFile?.changed();
  const change = (apply: () => void): void => {
    apply();
    onWrite();
  };
  const services = options.services ?? allServices;
  const host = options.host ?? "127.0.0.1";
  const opened = await openPort({
    port: options.port,
    host,
    onExchange: (exchange) => answer({ world, services, onWrite }, exchange),
  });
  return {
    url: `http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${opened.port}`,
    port: opened.port,
    async close() {
      await opened.close();
      stateFile?.flush();
      world.bodies.close();
    },
    reset: () => change(() => world.loadScenario(world.scenario().name)),
    loadScenario: (name) => change(() => world.loadScenario(name)),
    advanceClock: (seconds) => change(() => world.clock.advance(seconds * 1000)),
    configure: (settings) => change(() => Object.assign(world.settings, settings)),
    journal: (since) => world.journal.since(since === undefined ? undefined : String(since)),
  };
}

type Context = { world: World; services: readonly Service[]; onWrite: () => void };

async function answer(context: Context, exchange: Exchange): Promise<void> {
  try {
    const request = await readRequest(exchange, context.world.bodies);
    if (request === undefined) return;
    if (request.path.startsWith(`${controlPrefix}/`)) await exchange.respond(answerControl(context, request));
    else await answerCall(context, exchange, request);
    // A body that no object keeps, because the call was refused.
    if (request.stored !== undefined)
      context.world.bodies.drop(request.stored, storedBodies(context.world.tables));
  } catch (error) {
    if (exchange.signal.aborted) return;
    if (error instanceof BodyTooLargeError) await refuse(exchange, 413, error.message);
    else {
      reportDefect(error);
      await refuse(exchange, 500, "The simulator failed; its log tells more");
    }
  }
}

async function refuse(exchange: Exchange, status: number, message: string): Promise<void> {
  const body = Buffer.from(JSON.stringify({ message }));
  await exchange
    .respond({ status, headers: { "content-type": "application/json" }, body })
    .catch(() => exchange.drop());
}
