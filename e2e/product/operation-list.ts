import { operations } from "@quarry/domain/operations";
import { z } from "zod";

const Declared = z.object({
  route: z.object({ method: z.enum(["GET", "POST", "PUT", "DELETE"]), path: z.string() }),
  meta: z.object({ kind: z.enum(["command", "query", "stream"]), permission: z.string() }),
});

/** An operation as its declaration tells it. */
export interface ListedOperation {
  /** As the browser calls it under /api/rpc: `settings/createToken`. */
  rpcPath: string;
  /** Under /api/v1, with `{id}` for a parameter. */
  path: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  kind: "command" | "query" | "stream";
  permission: string;
}

/** Every operation of the product. */
export const operationList: readonly ListedOperation[] = Object.entries(operations).flatMap(
  ([noun, ofNoun]) =>
    Object.entries(ofNoun).map(([verb, operation]) => {
      const { route, meta } = Declared.parse(operation["~orpc"]);
      return { rpcPath: `${noun}/${verb}`, ...route, ...meta };
    }),
);
