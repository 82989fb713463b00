import "server-only";
import { createRouterClient } from "@orpc/server";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { operations } from "@quarry/domain/operations";
import { pageContext } from "./request-context.ts";

/** Every operation, called directly for the page being rendered: no HTTP to itself. */
export const operationsHere = createRouterClient(operations, { context: pageContext });

/** The same keys and options as the browser's `api`, answered here. */
export const apiHere = createTanstackQueryUtils(operationsHere);
