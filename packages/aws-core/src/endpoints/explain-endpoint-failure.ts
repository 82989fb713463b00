import { containerFailures, lastFailures, serviceFailures, type FailureRule } from "./failure-rules.ts";

/** Why an endpoint failed, in words for people. */
export interface EndpointFailure {
  ruleId: string;
  title: string;
  cause: string;
  remedy: string;
  /** Whether the same deployment may succeed later with nothing changed. */
  passing: boolean;
}

/**
 * Explains AWS's FailureReason, and better where the container's last lines are given too: AWS mostly says only
 * that the container did not answer, and the log says why. Also takes the message of a refused call.
 *
 * @param logLines of the container, oldest first
 */
export function explainEndpointFailure(reason: string, logLines: readonly string[] = []): EndpointFailure {
  const rule =
    firstIn(reason, serviceFailures) ??
    firstIn(reason, containerFailures) ??
    firstIn(logLines.join("\n"), containerFailures) ??
    firstIn(logLines.join("\n"), serviceFailures) ??
    firstIn(reason, lastFailures) ??
    unknownFailure;
  const { id: ruleId, title, cause, remedy, passing = false } = rule;
  return { ruleId, title, cause, remedy, passing };
}

function firstIn(text: string, rules: readonly FailureRule[]): FailureRule | undefined {
  return rules.find(({ when }) => when.test(text));
}

const unknownFailure: Omit<FailureRule, "when"> = {
  id: "unknown",
  title: "The endpoint failed",
  cause: "AWS gives a reason that Quarry does not know; it stands above word for word.",
  remedy: "Read the last lines of the container's log.",
};
