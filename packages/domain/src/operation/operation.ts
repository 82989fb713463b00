import { os } from "@orpc/server";
import type { HTTPMethod, HTTPPath } from "@orpc/server";
import type { z } from "zod";
import type { Context, KnownContext } from "./context.ts";
import { DomainError } from "./domain-error.ts";
import { can } from "./permissions.ts";
import type { Permission } from "./permissions.ts";
import { refusalFor } from "./refusal.ts";

/** Where a program finds the operation under /api/v1. */
export interface OperationRoute {
  method: HTTPMethod;
  path: HTTPPath;
  summary: string;
  /** HTTP status of success; 200 unless something was created. */
  successStatus?: 200 | 201 | 202;
  /** "detailed" when the output itself names headers and body, as for a file. */
  outputStructure?: "compact" | "detailed";
}

/** What every operation says of itself, for the permission walk and the reference page. */
export interface OperationMeta {
  kind: "command" | "query" | "stream";
  permission: Permission;
  event?: string;
}

/** An object, or a choice between objects by the value of one of their members. */
export type InputSchema = z.ZodObject | z.ZodDiscriminatedUnion<readonly z.ZodObject[]>;

export interface OperationDeclaration<Input extends InputSchema, Output> {
  permission: Permission;
  route: OperationRoute;
  input: Input;
  output: Output;
}

/** An input schema must refuse unknown keys, or a column could be set that no one meant to offer. */
export function assertStrict(input: InputSchema, path: string): void {
  for (const choice of "options" in input ? input.options : [input]) {
    const answer = choice.safeParse({ [`unknown ${path}`]: true });
    if (answer.error?.issues.some(({ code }) => code === "unrecognized_keys")) continue;
    throw new Error(`The input of ${path} accepts unknown keys; declare it with z.strictObject.`);
  }
}

/**
 * The start of every operation: errors are translated, the actor must be known and hold the permission,
 * and all of that before the input is looked at.
 */
export function guarded(meta: OperationMeta, route: OperationRoute) {
  const { method, path, summary, successStatus = 200, outputStructure = "compact" } = route;
  return os
    .$context<Context>()
    .$meta<Partial<OperationMeta>>({})
    .meta(meta)
    .route({ method, path, summary, successStatus, outputStructure, tags: [path.split("/")[1] ?? "other"] })
    .use(async ({ context, next }) => {
      try {
        return await next({ context: admitted(context, meta.permission) });
      } catch (error) {
        throw refusalFor(error, context);
      }
    });
}

function admitted(context: Context, permission: Permission): KnownContext {
  const { actor } = context;
  if (actor.kind === "anonymous") {
    throw new DomainError("unauthenticated", "Sign in, or send a valid API token as a bearer token.");
  }
  if (can(actor, permission)) return { ...context, actor };
  throw new DomainError(
    "forbidden",
    `Your roles do not include the permission ${permission}. Ask an admin for it.`,
  );
}
