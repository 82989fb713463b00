// How long an approval takes to become a profile: `npm run bench -- approval [--requests N]`.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { createInferenceProfile } from "@quarry/aws-core/profiles/create-inference-profile";
import { getInferenceProfile } from "@quarry/aws-core/profiles/get-inference-profile";
import type { ProfileSpec } from "@quarry/domain/requests/schema";
import { z } from "zod";
import { rowsOf } from "../measuring/figures-row.ts";
import { timesOf } from "../measuring/measure.ts";
import { readCount } from "../measuring/read-count.ts";
import { withProduct } from "../product-bench/measured-product.ts";
import type { MeasuredProduct } from "../product-bench/measured-product.ts";
import type { RestCaller } from "../product-bench/rest-caller.ts";

const wantedMilliseconds = 3_000;
const lookEveryMilliseconds = 50;
const warmUps = 2;
const region = "us-east-1";
const copyFrom = `arn:aws:bedrock:${region}::foundation-model/amazon.nova-micro-v1:0`;
const rowOf = rowsOf({ name: 34, cell: 9 });
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Has profiles made by approvals and by bare calls in turns, and prints how long each took until it was active. */
export async function main(args: readonly string[]): Promise<void> {
  const requests = readCount(args, "requests", {
    what: "how many profiles are asked for",
    otherwise: 30,
    least: 1,
  });
  await withProduct(async (product) => {
    const ways = await waysOf(product);
    const taken = { approval: Array<number>(), answer: Array<number>(), bare: Array<number>() };
    for (let turn = -warmUps; turn < requests; turn += 1) {
      const { answer, active } = await ways.approve();
      const bare = await ways.call();
      if (turn < 0) continue;
      taken.answer.push(answer);
      taken.approval.push(active);
      taken.bare.push(bare);
    }
    tell(taken);
  });
}

const Places = z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string() })) });
const Submitted = z.object({ id: z.uuid(), version: z.int(), specHash: z.string() });
const Carried = z.object({ state: z.string(), resourceArn: z.string().nullable() });

async function waysOf({ as, clientsIn }: MeasuredProduct) {
  const [linus, grace] = [await as("linus"), await as("grace")];
  const place = Places.parse(await linus.get("/request-places")).items.find(({ name }) => name === "Company");
  if (!place) throw new Error("The demo has no connection named Company.");
  const clients = clientsIn(region);
  return {
    /** Linus asks, Grace approves: milliseconds until she is answered, and from then until he sees the profile. */
    approve: async () => {
      const { id, ...seen } = Submitted.parse(await linus.post("/requests", aWish(place.id)));
      const began = performance.now();
      await grace.post(`/requests/${id}/approval`, { version: seen.version, specHash: seen.specHash });
      const answer = performance.now() - began;
      return { answer, active: await timeUntil(() => isMade(linus, id)) };
    },
    call: () => callUntilActive(clients),
  };
}

function aWish(connectionId: string) {
  const spec: z.input<typeof ProfileSpec> = {
    connectionId,
    region,
    source: copyFrom,
    name: aName(),
    environment: "development",
    purpose: "Ranking of answers",
    inputTokensPerMonth: 1_000_000,
    outputTokensPerMonth: 100_000,
    tags: [{ key: "Project", value: "ranking" }],
  };
  return { team: "search", kind: "profile.create", spec };
}

const aName = (): string => `bench ${randomUUID().slice(0, 8)}`;

async function isMade(person: RestCaller, id: string): Promise<boolean> {
  const { state, resourceArn } = Carried.parse(await person.get(`/requests/${id}`));
  if (state === "failed" || state === "unknown") throw new Error(`The request ${id} is ${state}.`);
  return state === "active" && resourceArn !== null;
}

async function callUntilActive(clients: AwsClients): Promise<number> {
  const profile = { name: aName(), copyFrom, tags: [], clientToken: randomUUID() };
  const began = performance.now();
  const { arn } = await createInferenceProfile(clients, profile);
  await timeUntil(async () => (await getInferenceProfile(clients, arn)).status === "ACTIVE");
  return performance.now() - began;
}

/** Looks now and every 50 ms until it is so. */
async function timeUntil(isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 60_000) throw new Error("Nothing has come of it for a minute.");
    await wait(lookEveryMilliseconds);
  }
  return performance.now() - began;
}

type Taken = Readonly<Record<"approval" | "answer" | "bare", readonly number[]>>;

function tell({ approval, answer, bare }: Taken): void {
  say(
    `approval, ${approval.length} requests over REST one after the other, looked at every ${lookEveryMilliseconds} ms; the simulated AWS is not throttled`,
  );
  say(rowOf("", ["p50 ms", "p95 ms", "max ms"]));
  const alone = figuresOf(bare);
  const ours = figuresOf(approval);
  say(rowOf("CreateInferenceProfile + Get", alone.map(whole)));
  say(rowOf("the approval's answer", figuresOf(answer).map(whole)));
  say(rowOf("from there to active with an ARN", ours.map(whole)));
  say(
    rowOf(
      "  as a ratio to the bare calls",
      ours.map((figure, at) => `× ${(figure / (alone[at] ?? 1)).toFixed(1)}`),
    ),
  );
  say(`approval, active after ${whole(ours[1] ?? 0)} ms at p95 (at most ${wantedMilliseconds} wanted)`);
}

function figuresOf(taken: readonly number[]): number[] {
  const { p50, p95 } = timesOf(taken);
  return [p50, p95, Math.max(...taken)];
}

const whole = (milliseconds: number): string => milliseconds.toFixed(0);
