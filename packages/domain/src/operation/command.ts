import type { InferSchemaInput, InferSchemaOutput } from "@orpc/server";
import type { z } from "zod";
import { appendEvent } from "../audit/append-event.ts";
import type { Change } from "../audit/append-event.ts";
import type { EventName } from "../audit/event-names.ts";
import type { KnownContext, Transaction } from "./context.ts";
import { assertStrict, guarded } from "./operation.ts";
import type { InputSchema, OperationDeclaration } from "./operation.ts";

interface PrepareArguments<Input> {
  context: KnownContext;
  input: Input;
  signal: AbortSignal | undefined;
}

interface RunArguments<Input, Prepared> extends PrepareArguments<Input> {
  transaction: Transaction;
  prepared: Prepared;
}

interface CommandOutcome<Result> {
  result: Result;
  /** What changed, one audit row each. Empty: the wish was recorded but nothing had to change. */
  changes: readonly Change[];
}

interface CommandDeclaration<
  Input extends InputSchema,
  Output extends z.ZodType,
  Prepared,
> extends OperationDeclaration<Input, Output> {
  event: EventName;
  /** Work that must not hold a transaction open: reading a file, asking AWS. */
  prepare?: (given: PrepareArguments<InferSchemaOutput<Input>>) => Promise<Prepared>;
  run: (
    given: RunArguments<InferSchemaOutput<Input>, Prepared>,
  ) => Promise<CommandOutcome<InferSchemaInput<Output>>>;
}

/**
 * Declares something that changes Quarry. `run` and its audit rows share one transaction: if either fails,
 * neither happened.
 */
export function command<Input extends InputSchema, Output extends z.ZodType, Prepared = undefined>(
  declaration: CommandDeclaration<Input, Output, Prepared>,
) {
  const { permission, event, route, input, output, prepare, run } = declaration;
  assertStrict(input, route.path);
  return guarded({ kind: "command", permission, event }, route)
    .input(input)
    .output(output)
    .handler(async ({ context, input: given, signal }) => {
      const shared = { context, input: given, signal };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- without prepare, Prepared is undefined by default
      const prepared = (await prepare?.(shared)) as Prepared;
      return context.database.$transaction(async (transaction) => {
        const { result, changes } = await run({ ...shared, transaction, prepared });
        const recorded = changes.length > 0 ? changes : [{}];
        for (const change of recorded) await appendEvent(transaction, context, { name: event, ...change });
        return result;
      });
    });
}
