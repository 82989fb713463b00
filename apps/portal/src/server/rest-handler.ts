import "server-only";
import { SmartCoercionPlugin } from "@orpc/json-schema";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import type { ORPCError } from "@orpc/server";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import type { RefusalData } from "@quarry/domain/operation/refusal";
import { operations } from "@quarry/domain/operations";
import { problemBody } from "./problem.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";

export const schemaConverters = [new ZodToJsonSchemaConverter()];

/** Every operation as REST under /api/v1; errors are problem documents. */
export const restHandler = new OpenAPIHandler(operations, {
  plugins: [new SmartCoercionPlugin({ schemaConverters })],
  interceptors: [refuseUnreadable],
  customErrorResponseBodyEncoder: (error: ORPCError<string, RefusalData | undefined>) =>
    problemBody({
      status: error.status,
      code: error.code,
      title: error.message,
      requestId: error.data?.requestId ?? "",
      details: error.data?.details ?? [],
    }),
});
