// The program behind `npm run test:faults`: kills, stops and starves the worker, and then counts what AWS has.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ExplainedError, runProgram } from "./explained-error.ts";
import { dropAnswers, throttleCalls } from "./faults/disturb-calls.ts";
import {
  dropAnswersAboutEndpoints,
  restartPostgresUnderEndpoints,
  throttleCallsAboutEndpoints,
} from "./faults/endpoints/disturb-endpoints.ts";
import { killAtCalls } from "./faults/endpoints/kill-at-calls.ts";
import { refuseEndpoints } from "./faults/endpoints/refuse-endpoints.ts";
import { killWorker } from "./faults/kill-worker.ts";
import { points } from "./faults/points.ts";
import { formatReport, isSound, rowOf, type Row } from "./faults/report.ts";
import { restartPostgres } from "./faults/restart-postgres.ts";
import { withRig, type Rig } from "./faults/rig.ts";
import type { Scenario, Size } from "./faults/scenario.ts";
import { seededRandom } from "./faults/seeded-random.ts";
import { stopWorker } from "./faults/stop-worker.ts";
import { isTrue } from "./faults/verdict.ts";
import { generateClient } from "./generate-client.ts";
import { repositoryRoot } from "./repository-root.ts";
import { step } from "./steps.ts";

const logFolder = join(repositoryRoot, ".quarry/logs/faults");

const scenarios: Readonly<Record<string, Scenario>> = {
  kill: killWorker(),
  stop: stopWorker,
  postgres: restartPostgres,
  drop: dropAnswers,
  throttle: throttleCalls,
  "endpoint-kill": killAtCalls(),
  "endpoint-refuse": refuseEndpoints,
  "endpoint-postgres": restartPostgresUnderEndpoints,
  "endpoint-drop": dropAnswersAboutEndpoints,
  "endpoint-throttle": throttleCallsAboutEndpoints,
};

const naive: Readonly<Record<string, Scenario>> = {
  kill: killWorker({
    preloads: [join(import.meta.dirname, "faults/naive/register.ts")],
    // Nothing is written before the call there, so this point is never passed.
    points: points.filter((point) => point !== "intent-written"),
  }),
  "endpoint-kill": killAtCalls({
    preloads: [join(import.meta.dirname, "faults/naive/register-endpoints.ts")],
    isWanted: ({ isWrite }, moment) => isWrite && moment === "after",
    forms: ["plain"],
  }),
};

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      short: { type: "boolean", default: false },
      naive: { type: "boolean", default: false },
      only: { type: "string" },
      seed: { type: "string", default: "1" },
    },
  });
  generateClient();
  const chosen = choose(values.naive ? naive : scenarios, values.only);
  const abort = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => abort.abort(new ExplainedError("The faults were interrupted.")));
  }
  const size = { isShort: values.short, random: seededRandom(Number(values.seed)) };
  const rows = await withRig(abort.signal, (rig) => runAll(rig, size, chosen));
  process.stdout.write(`\n${formatReport(rows, points)}\n`);
  conclude(rows, values.naive);
});

/** The scenario of that name, or all whose names begin with it: `endpoint` is those of endpoints. */
function choose(among: Readonly<Record<string, Scenario>>, only: string | undefined): readonly Scenario[] {
  const chosen = Object.entries(among)
    .filter(([name]) => only === undefined || name === only || name.startsWith(`${only}-`))
    .map(([, scenario]) => scenario);
  if (chosen.length > 0) return chosen;
  throw new ExplainedError(
    `There is no scenario ${only}; there are ${Object.keys(among).join(", ")}, as in \`npm run test:faults -- --only kill\`.`,
  );
}

async function runAll(rig: Rig, size: Size, chosen: readonly Scenario[]): Promise<Row[]> {
  // The SDK finds the simulator in its own environment, here as in the workers.
  process.env["AWS_ENDPOINT_URL"] = rig.simulatorUrl;
  const rows: Row[] = [];
  try {
    for (const scenario of chosen) {
      const startedAt = performance.now();
      const outcome = await step(scenario.name, () => scenario.run(rig, size));
      rows.push(rowOf(scenario.name, outcome, (performance.now() - startedAt) / 1000));
    }
    return rows;
  } finally {
    if (rows.length < chosen.length || !rows.every(isSound)) cpSync(rig.logs, logFolder, { recursive: true });
  }
}

function conclude(rows: readonly Row[], isNaive: boolean): void {
  if (isNaive) {
    const missed = rows.filter(
      ({ duplicates, orphans, book }) => duplicates + orphans === 0 || (book !== undefined && isTrue(book)),
    );
    if (missed.length === 0) return;
    const names = missed.map(({ scenario }) => scenario).join(", ");
    throw new ExplainedError(
      `The naive variant was not caught by: ${names}. What does not catch it proves nothing.`,
    );
  }
  const unsound = rows.filter((row) => !isSound(row)).map(({ scenario }) => scenario);
  if (unsound.length === 0) return;
  throw new ExplainedError(`Violated by: ${unsound.join(", ")}. The workers' logs are in ${logFolder}.`);
}
