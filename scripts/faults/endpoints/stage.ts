import { join } from "node:path";
import { createAwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { createRoleOnce } from "@quarry/aws-core/roles/create-role-once";
import { executionRoleTrust } from "@quarry/aws-core/roles/execution-role";
import type { Endpoint } from "@quarry/database/generated/client";
import { convergeJob } from "@quarry/domain/endpoints/about-endpoint";
import type { Fault, PassingCall } from "../fault-proxy.ts";
import { openLane, type Lane } from "../lane.ts";
import { countOpen, elapse, sweep } from "../queue-time.ts";
import type { Rig } from "../rig.ts";
import { waitUntil } from "../wait-until.ts";
import { keepWorker } from "./keep-worker.ts";
import { control, letTimeRun, passTime, stopTime } from "./simulator.ts";

export const region = "us-west-2";
const clockPreload = join(import.meta.dirname, "../machine-clock.ts");
const quotas = ["ml.g5.xlarge", "ml.g5.2xlarge", "ml.g5.4xlarge"];
const quota = 50;

const lookMilliseconds = 3_000;
const mostTicks = 400;
const stallTicks = 15;

/** What befalls the worker of a stage; exchanged as the scenario goes on. */
interface Disturbance {
  chooseFault: (call: PassingCall) => Fault | undefined;
  /** Runs while the worker looks at AWS. */
  meanwhile: () => Promise<void>;
}

export const undisturbed: Disturbance = { chooseFault: () => undefined, meanwhile: async () => undefined };

/** A lane for endpoints, where time passes only between two looks of its worker at AWS. */
export interface Stage {
  rig: Rig;
  lane: Lane;
  roleArn: string;
  disturbance: Disturbance;
  /** Endpoints can be asked for only in Regions of a connection, and those a worker mirrors as soon as it starts. */
  whileRegionIsOpen<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Kills the worker; it is started again for the next look. */
  kill(): Promise<void>;
  /** Lets time pass until every endpoint is as it is wanted and every request has its end; false when it never is. */
  settle(): Promise<boolean>;
  /** Asks the worker to end. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

interface StageOptions {
  name: string;
  preloads?: readonly string[];
  /** Whether the workers also mirror the Region, as they do beside their other work. */
  isMirrored?: boolean;
}

/** Makes an account with a role and quotas for endpoints, and a Quarry that is connected to it. */
export async function openStage(rig: Rig, options: StageOptions): Promise<Stage> {
  const { name, preloads = [], isMirrored = false } = options;
  const mirrored = isMirrored ? [region] : [];
  const lane = await openLane(rig, { name, mirrored });
  stopTime(rig);
  // What is asked for is held against the account, with the ambient credentials as in the workers.
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: lane.account, AWS_SECRET_ACCESS_KEY: "faults" });
  const roleArn = await makeRole(lane);
  const place = { account: lane.account, region };
  for (const type of quotas)
    await control(rig, "quotas", {
      ...place,
      action: "set",
      quota: `${type} for endpoint usage`,
      value: quota,
    });
  const worker = keepWorker(lane, {
    chooseFault: (call) => stage.disturbance.chooseFault(call),
    preloads: [clockPreload, ...preloads],
  });
  const stage: Stage = {
    rig,
    lane,
    roleArn,
    disturbance: undisturbed,
    async whileRegionIsOpen(work) {
      await lane.database.connection.updateMany({ data: { regions: [region] } });
      const result = await work();
      await lane.database.connection.updateMany({ data: { regions: [...mirrored] } });
      return result;
    },
    kill: () => worker.kill(),
    stopWorker: () => worker.stop(),
    async close() {
      letTimeRun(rig);
      await lane.close();
    },
    async settle() {
      for (let ticks = 1; ticks <= mostTicks; ticks += 1) {
        rig.signal.throwIfAborted();
        await worker.ensure();
        if (ticks % stallTicks === 0) await Promise.all([elapse(lane), sweep(lane)]);
        const rows = await lane.database.endpoint.findMany();
        if (rows.every(isAtRest) && (await countOpen(lane)) === 0) return true;
        passTime(rig, secondsToNextLook(rows));
        await callLooks(lane);
        await stage.disturbance.meanwhile();
        await untilQuiet(lane, () => worker.isAway());
      }
      return false;
    },
  };
  return stage;
}

async function makeRole({ account }: Lane): Promise<string> {
  const credentials = async () => ({ accessKeyId: account, secretAccessKey: "faults" });
  const clients = createAwsClients({ region, credentials });
  const made = await createRoleOnce(clients, {
    name: "quarry-execution",
    trust: executionRoleTrust({ account }),
    tags: [],
    operationId: "faults",
  });
  if (!("arn" in made)) throw new Error("The account has a role of that name already.");
  return made.arn;
}

/** Whether nothing is left to be done about an endpoint. */
export function isAtRest({ goneAt, wish, status, readyAt, updateRequestId }: Endpoint): boolean {
  if (goneAt !== null) return true;
  if (wish === "running") return status === "InService" && readyAt !== null && updateRequestId === null;
  return wish === "stopped" && status === null;
}

const underWay = new Set(["Creating", "Updating", "SystemUpdating", "RollingBack"]);

// What AWS tells the time of may be looked at late. That an endpoint is gone it does not tell: the book is late by as
// much as looks are apart, and these are as far apart as the product's own.
function secondsToNextLook(rows: readonly Endpoint[]): number {
  const going = rows.filter(({ wish, status }) => wish !== "running" && status !== null);
  return going.some(({ status }) => !underWay.has(status ?? "")) ? 5 : 60;
}

/** Has looks that wait for their time done now. */
async function callLooks({ database, jobs }: Lane): Promise<void> {
  await database.$transaction(async (transaction) => {
    const waiting = await transaction.$queryRaw<{ id: string }[]>`
      DELETE FROM pgboss.job WHERE name = 'endpoints.converge' AND state IN ('created', 'retry')
      RETURNING data ->> 'endpointId' AS id`;
    for (const id of new Set(waiting.map((one) => one.id))) await jobs.enqueue(transaction, convergeJob(id));
  });
}

/** Waits until no job is due or under way, for as long as there is somebody to do it. */
async function untilQuiet({ database, rig: { signal } }: Lane, isAlone: () => boolean): Promise<void> {
  const isQuiet = async () => {
    if (isAlone()) return true;
    const [row] = await database.$queryRaw<{ busy: bigint }[]>`
      SELECT count(*) AS busy FROM pgboss.job
      WHERE name IN ('requests.provision', 'endpoints.converge')
        AND (state = 'active' OR (state IN ('created', 'retry') AND start_after <= pgboss.job_now()))`;
    return row?.busy === 0n;
  };
  await waitUntil(isQuiet, { milliseconds: lookMilliseconds, signal, every: 10 });
}
