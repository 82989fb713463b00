import { wrongTrail, type Told, type Verdict } from "./verdict.ts";

/** An approved request as the database has it at the end. */
export interface CarriedOut {
  id: string;
  state: string;
  resourceArn: string | null;
}

/** A resource in AWS with our tag. */
export interface Tagged {
  arn: string;
  /** Value of quarry:operation. */
  operation: string;
}

/** What was found when everything had come to rest. */
export interface Findings {
  /** Ids of all requests whose approval was acknowledged. */
  acknowledged: readonly string[];
  /** Every request that was decided, acknowledged or not. */
  requests: readonly CarriedOut[];
  resources: readonly Tagged[];
  /** The telling audit rows of requests. */
  events: readonly Told[];
  /** Sequence number of the first audit row that does not follow from the one before; null when whole. */
  firstBroken: string | null;
}

const once = ["request.approved", "request.provisioning", "request.provisioned"] as const;

/** Holds what was found against what must be: each approved request has exactly one resource, and its story once. */
export function judge({ acknowledged, requests, resources, events, firstBroken }: Findings): Verdict {
  const arns = Map.groupBy(resources, ({ operation }) => operation);
  const active = requests.filter(({ state }) => state === "active");
  const served = new Set(
    active
      .filter(({ id, resourceArn }) => arns.get(id)?.some(({ arn }) => arn === resourceArn))
      .map(({ id }) => id),
  );
  const known = new Set([...acknowledged, ...requests.map(({ id }) => id)]);
  const activeIds = new Set(active.map(({ id }) => id));
  return {
    operations: known.size,
    duplicates: [...arns.values()].reduce((sum, made) => sum + made.length - 1, 0),
    lost: [...known].filter((id) => !served.has(id)).length,
    orphans: resources.filter(({ operation }) => !activeIds.has(operation)).length,
    audit: wrongTrail({ events, firstBroken }, [{ ids: [...activeIds], names: once }]),
  };
}
