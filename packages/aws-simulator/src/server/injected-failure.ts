import { once } from "node:events";
import { AwsError } from "../wire/aws-error.ts";
import { isEvents } from "../wire/members.ts";
import type { Members } from "../wire/members.ts";
import type { MatchedOperation } from "../wire/protocol.ts";
import type { Service } from "../wire/service.ts";
import type { Failure } from "../world/failures.ts";
import type { Exchange } from "./exchange.ts";

/** The error that a planned failure answers with. */
export function immediateError(failure: Failure, service: Service): AwsError {
  if (failure.kind === "throttle") {
    return new AwsError(
      service.throttleCode,
      failure.message ?? "Too many requests, please wait before trying again.",
    );
  }
  if (failure.kind === "error") {
    const status = failure.status === undefined ? {} : { status: failure.status };
    return new AwsError(
      failure.code ?? service.serverErrorCode,
      failure.message ?? "Injected by the simulator.",
      status,
    );
  }
  const message =
    failure.message ??
    "The system encountered an unexpected error during processing. Try your request again.";
  return new AwsError(
    service.serverErrorCode,
    message,
    service.errors.has(service.serverErrorCode) ? {} : { status: 500 },
  );
}

/** Never answers: waits until the client gives up, then throws the signal's reason. */
export async function waitForTheEnd(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
  signal.throwIfAborted();
}

type MidStream = {
  output: Members;
  matched: MatchedOperation;
  failure: Failure;
  service: Service;
  exchange: Exchange;
};

/** The same answer, whose event stream fails after `failure.midStream` events; answers without a stream are left alone. */
export function failMidStream({ output, matched, failure, service, exchange }: MidStream): Members {
  const member = matched.operation.output.getEventStreamMember();
  const events = output[member];
  if (!isEvents(events)) return output;
  return { ...output, [member]: cut(events, failure, { service, exchange }) };
}

async function* cut(
  events: AsyncIterable<Members>,
  failure: Failure,
  { service, exchange }: { service: Service; exchange: Exchange },
): AsyncGenerator<Members> {
  let sent = 0;
  for await (const event of events) {
    if (sent === failure.midStream) break;
    sent += 1;
    yield event;
  }
  if (failure.kind === "timeout") await waitForTheEnd(exchange.signal);
  if (failure.kind === "drop-after-effect") {
    exchange.drop();
    await waitForTheEnd(exchange.signal);
  }
  throw immediateError(failure, service);
}
