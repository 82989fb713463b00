// Requests of asynchronous endpoints. Nothing runs by itself: what is due is answered, with the time it was due, when
// somebody looks into S3.
import { writeLog } from "../logs/write-log.ts";
import { streamName } from "../sagemaker/container-logs.ts";
import { momentAfter } from "../sagemaker/durations.ts";
import { endpointTable } from "../sagemaker/endpoint-rows.ts";
import { isServing } from "../sagemaker/endpoint-states.ts";
import { endpointLogGroup } from "../sagemaker/settle.ts";
import { passTime } from "../sagemaker/tick.ts";
import { bucketsOf, objectsOf } from "../s3/bucket-rows.ts";
import type { ObjectRow } from "../s3/bucket-rows.ts";
import { keepObject } from "../s3/keep-object.ts";
import { md5Tag } from "../s3/checksums.ts";
import { roleMay } from "../s3/role-access.ts";
import { readS3Address } from "../s3/s3-address.ts";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { answerBody } from "./answer-body.ts";
import type { InvokeTarget } from "./invoke-target.ts";
import { refusalText } from "./model-error.ts";
import { wholeStream } from "./text-answer.ts";

/** One request in the queue of an endpoint. Addresses are `s3://…`; a body that came along is base64. */
export type AsyncRequestRow = {
  id: string;
  dueAt: string;
  endpointName: string;
  endpointCreatedAt: string;
  variant: string;
  /** Whose leave counts in S3: the role of the model. */
  roleArn: string;
  container: InvokeTarget["container"];
  input: { location: string } | { body: string };
  output: string;
  failure: string | undefined;
};

const requestTable = defineTable<AsyncRequestRow>("sagemaker.async-requests");

/** Seconds at time scale 1 from a request to its answer. */
const answerSeconds = 3;

/** The largest input that a container is given here; SageMaker takes 1 GB. */
const inputLimitBytes = 64 * 1024 * 1024;

/** Puts a request into the queue. */
export function queueRequest(world: World, scope: Scope, row: Omit<AsyncRequestRow, "dueAt">): void {
  world.tables.rows(requestTable, scope).set(row.id, { ...row, dueAt: momentAfter(world, answerSeconds) });
}

/** Answers every request that is due, wherever its endpoint still has an instance. */
export function settleAsyncRequests(world: World): void {
  const now = world.clock.now().toISOString();
  for (const scope of world.tables.scopes(requestTable)) {
    const rows = world.tables.rows(requestTable, scope);
    const due = [...rows.values()].filter(({ dueAt }) => dueAt <= now);
    if (due.length > 0) passTime(world);
    for (const row of due) {
      const state = stateOf(world, scope, row);
      if (state === "waiting") continue;
      rows.delete(row.id);
      if (state === "ready") answer(world, scope, row);
    }
  }
}

/** A request goes with its endpoint, and waits while that has no instance. */
function stateOf(world: World, scope: Scope, row: AsyncRequestRow): "ready" | "waiting" | "gone" {
  const endpoint = world.tables.rows(endpointTable, scope).get(row.endpointName);
  if (endpoint === undefined || endpoint.createdAt !== row.endpointCreatedAt || !isServing(endpoint))
    return "gone";
  const fleet = endpoint.deployment.fleets.find(({ variant }) => variant === row.variant);
  return (fleet?.current ?? 1) > 0 ? "ready" : "waiting";
}

function answer(world: World, scope: Scope, row: AsyncRequestRow): void {
  const input = readInput(world, scope, row);
  if ("problem" in input) return fail(world, scope, { row, text: input.problem });
  const answered = answerBody(row.container, input.body);
  if (answered.kind === "refusal") {
    const text = refusalText(scope, { group: endpointLogGroup(row.endpointName), from: "primary" }, answered);
    return fail(world, scope, { row, text });
  }
  const isStream = answered.kind === "text" && answered.isStream;
  const json = answered.kind === "text" ? answered.whole() : answered.json;
  const text = isStream ? wholeStream(answered) : JSON.stringify(json);
  const contentType = isStream ? "text/event-stream" : "application/json";
  const isWritten = write(world, scope, { row, to: row.output, text, contentType });
  if (!isWritten) log(world, scope, { row, text: notWritten(row.output) });
}

type Input = { body: Buffer } | { problem: string };

function readInput(world: World, { region }: Scope, { input, roleArn }: AsyncRequestRow): Input {
  if ("body" in input) return { body: Buffer.from(input.body, "base64") };
  const address = readS3Address(input.location);
  const bucket = address && bucketsOf(world.tables).get(address.bucket);
  const object = address && objectsOf(world.tables, address.bucket).get(address.key);
  const problem = notRead(input.location);
  if (bucket === undefined || object === undefined || bucket.region !== region) return { problem };
  if (!roleMay(world, roleArn, { action: "s3:GetObject", bucket, key: object.key })) return { problem };
  if (object.body.size > inputLimitBytes) return { problem: tooLarge(object.body.size) };
  return { body: world.bodies.readWhole(object.body, inputLimitBytes) };
}

type Told = { row: AsyncRequestRow; text: string };

function fail(world: World, scope: Scope, { row, text }: Told): void {
  log(world, scope, { row, text });
  if (row.failure !== undefined)
    write(world, scope, { row, to: row.failure, text, contentType: "application/json" });
}

type Writing = { row: AsyncRequestRow; to: string; text: string; contentType: string };

function write(world: World, { region }: Scope, { row, to, text, contentType }: Writing): boolean {
  const address = readS3Address(to);
  const bucket = address && bucketsOf(world.tables).get(address.bucket);
  if (address === undefined || bucket?.region !== region) return false;
  if (!roleMay(world, row.roleArn, { action: "s3:PutObject", bucket, key: address.key })) return false;
  const bytes = Buffer.from(text);
  const object: ObjectRow = {
    key: address.key,
    body: world.bodies.saveBytes(bytes),
    etag: md5Tag(bytes),
    modifiedAt: row.dueAt,
    headers: { ContentType: contentType, Metadata: {} },
    checksum: undefined,
  };
  keepObject(world, bucket.name, object);
  return true;
}

/** SageMaker tells of asynchronous requests in a stream of its own (awsdocs/amazon-sagemaker-developer-guide#203). */
function log(world: World, { account, region }: Scope, { row, text }: Told): void {
  const stream = `${streamName(row.variant, row.endpointName)}/data-log`;
  const message = `${row.dueAt.slice(0, -1)}:[sagemaker logs] [${row.id}] ${text}`;
  const line = { group: endpointLogGroup(row.endpointName), stream, message, at: new Date(row.dueAt) };
  writeLog(world, account, region, line);
}

// AWS's words for these are not documented; these are of the form of those for model data.
const notRead = (location: string): string =>
  `Failed to download input data from URL: "${location}". Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the object.`;

const notWritten = (location: string): string =>
  `Failed to upload the response to URL: "${location}". Please ensure that the role passed to CreateModel has permissions to write the object.`;

const tooLarge = (size: number): string =>
  `The input has ${size} bytes, and the simulator gives a container at most ${inputLimitBytes}.`;
