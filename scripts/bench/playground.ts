// What the playground adds to a model's first token: `npm run bench -- playground [--calls N]`.
import { setTimeout as wait } from "node:timers/promises";
import { streamConversation } from "@quarry/aws-core/conversations/stream-conversation";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { aliveArn } from "@quarry/domain/testing/sample-export";
import { rowsOf } from "../measuring/figures-row.ts";
import { timesOf } from "../measuring/measure.ts";
import { readCount } from "../measuring/read-count.ts";
import { withProduct } from "../product-bench/measured-product.ts";
import type { RestCaller } from "../product-bench/rest-caller.ts";

const wantedMilliseconds = 15;
const warmUps = 30;
/** Nobody asks again in the moment in which an answer ends, while its figures are being kept. */
const pauseMilliseconds = 60;
const text = "Say hello in 3 words";
const rowOf = rowsOf({ name: 30, cell: 9 });
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Asks through Quarry and past it in turns, and prints the times to the first words of the answer. */
export async function main(args: readonly string[]): Promise<void> {
  const calls = readCount(args, "calls", { what: "how often each way is asked", otherwise: 300, least: 20 });
  await withProduct(async ({ simulator, as, clientsIn }) => {
    // A model that thinks would only make the difference look small.
    await simulator.configure({ tokensPerSecond: 0 });
    const clients = clientsIn("us-west-2");
    const linus = await as("linus");
    for (let turn = 0; turn < warmUps; turn += 1) await pair(clients, linus, turn);
    const pairs: Pair[] = [];
    for (let turn = 0; turn < calls; turn += 1) pairs.push(await pair(clients, linus, turn));
    tell(pairs);
  });
}

/** Milliseconds to the first words, past Quarry and through it. */
interface Pair {
  past: number;
  through: number;
}

/** Asks both ways, one after the other, each first every second time. */
async function pair(clients: AwsClients, person: RestCaller, turn: number): Promise<Pair> {
  const through = turn % 2 === 0 ? await askQuarry(person) : undefined;
  const past = await askModel(clients);
  return { past, through: through ?? (await askQuarry(person)) };
}

async function askModel(clients: AwsClients): Promise<number> {
  const call = { modelId: aliveArn, messages: [{ role: "user" as const, text }] };
  await wait(pauseMilliseconds);
  const began = performance.now();
  let first: number | undefined;
  for await (const { type } of streamConversation(clients, call, new AbortController().signal)) {
    if (type === "text") first ??= performance.now() - began;
  }
  return known(first, "The model");
}

async function askQuarry(person: RestCaller): Promise<number> {
  const call = { target: aliveArn, messages: [{ role: "user", text }] };
  await wait(pauseMilliseconds);
  const began = performance.now();
  let first: number | undefined;
  let answer = "";
  for await (const piece of person.stream("/conversations/messages", call)) {
    answer += piece;
    if (answer.includes('"type":"text"')) first ??= performance.now() - began;
  }
  if (!answer.includes('"type":"done"')) throw new Error(`The answer did not end well:\n${answer}`);
  return known(first, "Quarry");
}

function known(first: number | undefined, who: string): number {
  if (first === undefined) throw new Error(`${who} answered without words.`);
  return first;
}

function tell(pairs: readonly Pair[]): void {
  const past = timesOf(pairs.map((one) => one.past));
  const through = timesOf(pairs.map((one) => one.through));
  const added = timesOf(pairs.map((one) => one.through - one.past));
  say(
    `playground, time to the first words, one person, ${pairs.length} questions each way in turns; the simulated model thinks no time`,
  );
  say(
    "through Quarry: HTTP to the built portal on this machine, API token, permission, budget and room for a call, audit row and call row in Postgres, ConverseStream, server-sent events",
  );
  say(rowOf("", ["p50 ms", "p95 ms"]));
  say(rowOf("ConverseStream by the AWS SDK", [past.p50.toFixed(1), past.p95.toFixed(1)]));
  say(rowOf("through Quarry", [through.p50.toFixed(1), through.p95.toFixed(1)]));
  say(rowOf("  as a ratio", [ratio(through.p50, past.p50), ratio(through.p95, past.p95)]));
  say(rowOf("  more, pair by pair", [added.p50.toFixed(1), added.p95.toFixed(1)]));
  say(`playground adds ${added.p95.toFixed(1)} ms at p95 (at most ${wantedMilliseconds} wanted)`);
}

const ratio = (ours: number, other: number): string => `× ${(ours / other).toFixed(1)}`;
