import type { InferSchemaInput, InferSchemaOutput } from "@orpc/server";
import type { z } from "zod";
import type { KnownContext } from "./context.ts";
import { assertStrict, guarded } from "./operation.ts";
import type { InputSchema, OperationDeclaration } from "./operation.ts";

interface QueryArguments<Input> {
  context: KnownContext;
  input: Input;
  /** Fires when the caller has gone. */
  signal: AbortSignal | undefined;
}

interface QueryDeclaration<Input extends InputSchema, Output extends z.ZodType> extends OperationDeclaration<
  Input,
  Output
> {
  run: (given: QueryArguments<InferSchemaOutput<Input>>) => Promise<InferSchemaInput<Output>>;
}

/** Declares something that reads and changes nothing. */
export function query<Input extends InputSchema, Output extends z.ZodType>(
  declaration: QueryDeclaration<Input, Output>,
) {
  const { permission, route, input, output, run } = declaration;
  assertStrict(input, route.path);
  return guarded({ kind: "query", permission }, route)
    .input(input)
    .output(output)
    .handler(({ context, input: given, signal }) => run({ context, input: given, signal }));
}
