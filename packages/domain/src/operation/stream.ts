import { eventIterator } from "@orpc/server";
import type { InferSchemaOutput } from "@orpc/server";
import type { z } from "zod";
import { appendEvent } from "../audit/append-event.ts";
import type { Change } from "../audit/append-event.ts";
import type { EventName } from "../audit/event-names.ts";
import type { KnownContext, Transaction } from "./context.ts";
import { assertStrict, guarded } from "./operation.ts";
import type { InputSchema, OperationDeclaration } from "./operation.ts";

interface StreamArguments<Input> {
  context: KnownContext;
  input: Input;
  signal: AbortSignal | undefined;
}

interface OpenArguments<Input> extends StreamArguments<Input> {
  transaction: Transaction;
}

interface StreamDeclaration<
  Input extends InputSchema,
  Output extends z.ZodType,
  Opened,
> extends OperationDeclaration<Input, Output> {
  event: EventName;
  /** Records the call in a transaction of its own, with its audit row, before anything is sent. */
  open: (given: OpenArguments<InferSchemaOutput<Input>>) => Promise<{ opened: Opened; change: Change }>;
  /** Yields the answer; runs outside any transaction and ends when the signal fires. */
  run: (
    given: StreamArguments<InferSchemaOutput<Input>> & { opened: Opened },
  ) => AsyncGenerator<z.input<Output>, void, unknown>;
}

/** Declares a call whose answer arrives in pieces, as server-sent events. */
export function stream<Input extends InputSchema, Output extends z.ZodType, Opened>(
  declaration: StreamDeclaration<Input, Output, Opened>,
) {
  const { permission, event, route, input, output, open, run } = declaration;
  assertStrict(input, route.path);
  return guarded({ kind: "stream", permission, event }, route)
    .input(input)
    .output(eventIterator(output))
    .handler(async ({ context, input: given, signal }) => {
      const shared = { context, input: given, signal };
      const opened = await context.database.$transaction(async (transaction) => {
        const outcome = await open({ ...shared, transaction });
        await appendEvent(transaction, context, { name: event, ...outcome.change });
        return outcome.opened;
      });
      return run({ ...shared, opened });
    });
}
