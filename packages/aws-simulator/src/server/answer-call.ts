import { randomUUID } from "node:crypto";
import { authorize } from "../access/authorize.ts";
import type { Principal } from "../access/principal.ts";
import { callerOf } from "../services/iam/effective-policies.ts";
import { resolvePrincipal } from "../services/sts/resolve-principal.ts";
import { AwsError } from "../wire/aws-error.ts";
import { validateInput } from "../wire/constraints.ts";
import { readCredentialScope } from "../wire/credential-scope.ts";
import type { CredentialScope } from "../wire/credential-scope.ts";
import { expiredAddress } from "../wire/presigned-address.ts";
import type { MatchedOperation } from "../wire/protocol.ts";
import type { Operation, Service } from "../wire/service.ts";
import type { WireRequest, WireResponse } from "../wire/wire-message.ts";
import type { Failure } from "../world/failures.ts";
import { clientTokenOf, summarizeInput } from "../world/input-summary.ts";
import type { JournalEntry } from "../world/journal.ts";
import type { World } from "../world/world.ts";
import type { Call } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { identify } from "./identify.ts";
import { reportDefect } from "./report-defect.ts";
import { failMidStream, immediateError, waitForTheEnd } from "./injected-failure.ts";

type Context = { world: World; services: readonly Service[]; onWrite: () => void };
/** A request that reaches no operation; the service is told where it is known. */
type TurnedAway = { error: AwsError; service?: Service };
type Located = { scope: CredentialScope; service: Service; matched: MatchedOperation; operation: Operation };

/** Answers one AWS call: who, what, may they, do it, write it down. */
export async function answerCall(context: Context, exchange: Exchange, request: WireRequest): Promise<void> {
  const requestId = randomUUID();
  const located = locate(context.services, request);
  if (!("operation" in located))
    return exchange.respond(withRequestId(turnAway(located, requestId), requestId));
  const { scope, service, matched, operation } = located;
  const { world } = context;
  const started = performance.now();
  const principal = principalOf(world, scope);
  const entry = world.journal.begin({
    time: world.clock.now().toISOString(),
    service: service.name,
    operation: operation.name,
    account: principal instanceof AwsError ? "" : principal.account,
    region: scope.region,
    principal: principal instanceof AwsError ? scope.accessKeyId : principal.arn,
    input: undefined,
    clientToken: undefined,
    requestId,
    transport: exchange.transport,
  });
  try {
    if (principal instanceof AwsError) throw principal;
    const call: Call = {
      world,
      principal,
      account: principal.account,
      region: scope.region,
      requestId,
      signal: exchange.signal,
      entry,
    };
    await carryOut({ context, exchange, request, call, service, matched, operation });
    if (entry.outcome === "in-progress") entry.outcome = "ok";
  } catch (error) {
    await answerError({ exchange, service, entry, requestId, error });
  } finally {
    entry.durationMs = Math.round(performance.now() - started);
    service.observe?.(world, entry);
  }
}

function locate(services: readonly Service[], request: WireRequest): Located | TurnedAway {
  const scope = readCredentialScope(request);
  if (scope === undefined) {
    const message = "Missing Authentication Token";
    return { error: new AwsError("MissingAuthenticationTokenException", message, { status: 403 }) };
  }
  const identified = identify(services, request, scope.signingName);
  const name = identified?.matched?.operation.name;
  const operation = name === undefined ? undefined : identified?.service.operations.get(name);
  if (identified?.matched !== undefined && operation !== undefined) {
    return { scope, service: identified.service, matched: identified.matched, operation };
  }
  const what =
    name === undefined ? `${request.method} ${request.path}` : `${identified?.service.name}:${name}`;
  const message = `The simulator does not know the operation ${what}`;
  const error = new AwsError("UnknownOperationException", message, { status: 404 });
  return { error, ...(identified && { service: identified.service }) };
}

type Work = {
  context: Context;
  exchange: Exchange;
  request: WireRequest;
  call: Call;
  service: Service;
  matched: MatchedOperation;
  operation: Operation;
};

async function carryOut({
  context,
  exchange,
  request,
  call,
  service,
  matched,
  operation,
}: Work): Promise<void> {
  const { world } = context;
  const failure = world.failures.take({
    service: service.name,
    operation: operation.name,
    region: call.region,
  });
  const refusal = request.problem ?? expiredAddress(request, new Date());
  if (refusal !== undefined) throw refusal;
  const input = await service.protocol.readInput(request, matched);
  call.entry.input = summarizeInput(input);
  call.entry.clientToken = clientTokenOf(input);
  if (failure !== undefined) await failBefore(failure, service, exchange);
  validateInput(input, matched.operation.input, service);
  service.prepare?.(world);
  authorize(callerOf(world, call.principal, call.region), operation.access(call, input));
  const output = await operation.run(call, input);
  if (operation.effect === "write") context.onWrite();
  if (failure?.kind === "drop-after-effect" && failure.midStream === undefined) {
    call.entry.outcome = "dropped";
    exchange.drop();
    return;
  }
  const streamed =
    failure?.midStream === undefined
      ? output
      : failMidStream({ output, matched, failure, service, exchange });
  const response = service.protocol.writeOutput({
    operation: matched.operation,
    output: streamed,
    requestId: call.requestId,
  });
  call.entry.httpStatus = response.status;
  await exchange.respond(withRequestId(response, call.requestId));
}

async function failBefore(failure: Failure, service: Service, exchange: Exchange): Promise<void> {
  if (failure.midStream !== undefined || failure.kind === "drop-after-effect") return;
  if (failure.kind === "timeout") await waitForTheEnd(exchange.signal);
  throw immediateError(failure, service);
}

type Failed = {
  exchange: Exchange;
  service: Service;
  entry: JournalEntry;
  requestId: string;
  error: unknown;
};

async function answerError({ exchange, service, entry, requestId, error }: Failed): Promise<void> {
  if (exchange.signal.aborted) {
    entry.outcome = "aborted";
    return;
  }
  const known = error instanceof AwsError ? error : defect(error, service);
  entry.outcome = "error";
  entry.error = { code: known.code, message: known.message };
  const response = service.protocol.writeError({
    error: known,
    schema: service.errors.get(known.code),
    requestId,
  });
  entry.httpStatus = response.status;
  await exchange.respond(withRequestId(response, requestId)).catch(() => {
    // The client left just now, or a stream broke after its head was sent: nothing can be answered any more.
    if (exchange.signal.aborted) entry.outcome = "aborted";
    exchange.drop();
  });
}

function defect(error: unknown, service: Service): AwsError {
  reportDefect(error);
  return new AwsError(service.serverErrorCode, "The simulator failed; its log tells more", { status: 500 });
}

function principalOf(world: World, scope: CredentialScope): Principal | AwsError {
  try {
    return resolvePrincipal(world, scope);
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

/** In the service's own protocol; as JSON, like AWS's gateways, where there is no service. */
function turnAway({ error, service }: TurnedAway, requestId: string): WireResponse {
  if (service !== undefined) return service.protocol.writeError({ error, schema: undefined, requestId });
  return {
    status: error.status ?? 400,
    headers: { "content-type": "application/json", "x-amzn-errortype": error.code },
    body: Buffer.from(JSON.stringify({ __type: error.code, message: error.message })),
  };
}

const withRequestId = (response: WireResponse, requestId: string): WireResponse => ({
  ...response,
  headers: { ...response.headers, "x-amzn-requestid": requestId },
});
