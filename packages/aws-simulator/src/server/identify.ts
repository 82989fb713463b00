import type { MatchedOperation } from "../wire/protocol.ts";
import type { Service } from "../wire/service.ts";
import type { WireRequest } from "../wire/wire-message.ts";

export type Identified = { service: Service; matched: MatchedOperation | undefined };

/**
 * Finds service and operation by signing name, then by target, form or path: `bedrock` signs for both
 * bedrock and bedrock-runtime. Without a signing name (bearer tokens) every service is asked.
 * Undefined when no service has that signing name; `matched` is undefined for an unknown operation.
 */
export function identify(
  services: readonly Service[],
  request: WireRequest,
  signingName: string | undefined,
): Identified | undefined {
  const candidates = services.filter((service) =>
    // S3 takes no bearer tokens, and nearly every path could name a bucket.
    signingName === undefined ? service.signingName !== "s3" : service.signingName === signingName,
  );
  for (const service of candidates) {
    const matched = service.protocol.match(request);
    if (matched !== undefined) return { service, matched };
  }
  const [first] = candidates;
  return first && { service: first, matched: undefined };
}
