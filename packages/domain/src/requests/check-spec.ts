import { checkTags } from "@quarry/aws-core/profiles/tag-rules";
import { DomainError } from "../operation/domain-error.ts";
import { breachesOf } from "../tags/breaches-of.ts";
import type { TagRule } from "../tags/schema.ts";
import type { ProfileSpec } from "./schema.ts";

/**
 * Refuses what AWS or the team's tag policy would refuse, before anyone is asked to approve it.
 *
 * @throws DomainError `invalid` with one detail for each field
 */
export function checkSpec({ tags, expiresOn }: ProfileSpec, rules: readonly TagRule[]): void {
  const details = [
    ...checkTags(tags).map(({ key, problem }) => ({ path: "spec.tags", message: `${key}: ${problem}` })),
    ...breachesOf(tags, rules).map(({ sentence }) => ({ path: "spec.tags", message: sentence })),
    ...(expiresOn !== null && expiresOn <= today()
      ? [{ path: "spec.expiresOn", message: "Choose a day after today." }]
      : []),
  ];
  const [first] = details;
  if (first) throw new DomainError("invalid", first.message, { details });
}

const today = () => new Date().toISOString().slice(0, 10);
