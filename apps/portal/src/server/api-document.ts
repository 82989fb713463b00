import "server-only";
import { OpenAPIGenerator } from "@orpc/openapi";
import { operations } from "@quarry/domain/operations";
import { composition } from "./composition.ts";
import { schemaConverters } from "./rest-handler.ts";

const generator = new OpenAPIGenerator({ schemaConverters });

/** Describes every operation for programs; made from the operations themselves. */
export function apiDocument() {
  const { origin } = composition().environment;
  return generator.generate(operations, {
    info: {
      title: "Quarry",
      version: "1",
      description: "Send an API token as a bearer token. Errors are application/problem+json (RFC 9457).",
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  });
}
