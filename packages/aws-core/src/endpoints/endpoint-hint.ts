/** What is known beside a status; times are in seconds. */
export interface HintFacts {
  /** Since the status was taken on. */
  elapsed: number;
  failureReason?: string | null;
  /** How long such an endpoint took before, where that is known. */
  typical?: number;
  /** Copies or instances that serve at this moment. */
  serving?: number;
}

const typicalSeconds: Readonly<Record<string, number>> = {
  Creating: 480,
  Updating: 600,
  SystemUpdating: 600,
  RollingBack: 600,
  Deleting: 90,
};

/** The time after which a failing container ends `Creating`: AWS gives up between 24 and 60 minutes. */
const givenUpAfter = 3600;

/** Statuses in which neither update, nor scaling, nor deletion is accepted. */
const busy = new Set(["Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"]);

/** Whether AWS takes a change or a deletion of an endpoint in this status. */
export function takesChanges(status: string): boolean {
  return !busy.has(status);
}

/** The usual length of a status in seconds; undefined for one that lasts. */
export function typicalDuration(status: string): number | undefined {
  return Object.hasOwn(typicalSeconds, status) ? typicalSeconds[status] : undefined;
}

/**
 * One plain sentence on what an endpoint's status means and what to do, to stand beside the status verbatim.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 */
export function endpointHint(status: string, facts: HintFacts): string {
  const hint = Object.hasOwn(hints, status) ? hints[status] : undefined;
  return hint?.(facts) ?? "AWS reports a status that Quarry does not know. The console tells more.";
}

const hints: Readonly<Record<string, (facts: HintFacts) => string>> = {
  Creating: creatingHint,
  Updating: (facts) =>
    `The new configuration is being rolled out while the old one serves, ${pace("Updating", facts)}. Changes are accepted when it is done.`,
  SystemUpdating: () =>
    "AWS is maintaining the instances. The endpoint serves; changes and deletion are accepted afterwards.",
  RollingBack: () =>
    "The update failed and AWS is returning to the previous configuration. The endpoint serves as before.",
  InService: ({ serving }) =>
    serving === 0
      ? "The endpoint has scaled to zero: nothing is billed, and the first call starts a copy and fails until it is up."
      : "The endpoint answers calls and is billed until it is stopped or deleted.",
  OutOfService: () => "The endpoint takes no calls. Update it with a working configuration, or delete it.",
  Deleting: (facts) => `AWS is releasing the instances, ${pace("Deleting", facts)}.`,
  Failed: ({ failureReason }) =>
    failureReason
      ? "The endpoint could not be made. The reason stands below; only deletion is possible, and nothing is billed."
      : "The endpoint could not be made, and AWS gave no reason. Only deletion is possible.",
  UpdateRollbackFailed: () =>
    "An update and the return from it both failed: the endpoint serves with a mixture of both. Update it once more, or delete it and make it anew.",
};

function creatingHint(facts: HintFacts): string {
  const { elapsed, typical = typicalSeconds["Creating"] ?? 0 } = facts;
  if (elapsed > givenUpAfter) {
    return "AWS has been trying for more than an hour, which does not end well as a rule. Read the container's log; deletion is accepted only when AWS gives up.";
  }
  if (elapsed > typical * 2) {
    return "This takes unusually long. The container may be failing its health check, which AWS repeats for up to an hour; its log tells. Deletion is accepted only afterwards.";
  }
  return `Instances are being started, the image pulled and the model loaded, ${pace("Creating", facts)}. Billing has begun.`;
}

function pace(status: string, { elapsed, typical = typicalSeconds[status] ?? 0 }: HintFacts): string {
  return `${minutes(elapsed)} of usually ${minutes(typical)}`;
}

function minutes(count: number): string {
  const whole = Math.max(1, Math.round(count / 60));
  return whole === 1 ? "1 minute" : `${whole} minutes`;
}
