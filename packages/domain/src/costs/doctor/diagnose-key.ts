import { backfillCommand, statusCommand } from "@quarry/aws-core/cost-tags/payer-commands";
import { hours, seconds } from "../../operation/units.ts";
import { dayOf } from "../days-schema.ts";
import { backfillMonths } from "./backfill-months.ts";
import { dayWords, monthWords, some } from "./diagnosis-words.ts";
import type { KeyFacts } from "./key-facts.ts";
import type { TagAction, TagStep, TagStepId } from "./schema.ts";

// "It can take up to 24 hours for the tag keys to appear … up to 24 hours for tag keys to activate", and Cost Explorer
// refreshes once in 24 hours: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
const delay = hours(24);
// AWS tells times in whole seconds.
const second = seconds(1);

/** How far a key has come on its way to the bill: five steps, and which of them is next; null when all is well. */
export function diagnoseKey(facts: KeyFacts, now: Date): { steps: TagStep[]; next: TagStepId | null } {
  const steps = [
    applied(facts),
    seen(facts, now),
    activated(facts, now),
    backfilled(facts, now),
    firstCost(facts, now),
  ];
  const next = steps.find(({ state }) => state === "to-do") ?? steps.find(({ state }) => state === "waiting");
  return { steps, next: next?.id ?? null };
}

function applied({
  key,
  kind,
  applied: { profiles, endpoints, since, isExact },
  billed,
  lacking,
  isWanted,
}: KeyFacts) {
  if (kind === "aws") return step("applied", "not-needed", "AWS writes this tag by itself.");
  if (kind === "caller") {
    return step(
      "applied",
      "not-needed",
      "It stands for tags of the IAM users and roles that call models, not for tags of profiles.",
    );
  }
  const apply: TagAction = {
    ...noAction,
    kind: "apply",
    by: "Members of the teams that have the profiles",
    href: isWanted ? `/tags?key=${encodeURIComponent(key)}&kind=missing` : "/tags",
  };
  if (profiles + endpoints === 0) {
    const elsewhere = billed ? " Other resources of the account do." : "";
    const sentence = `No profile and no endpoint of the catalog carries it.${elsewhere}`;
    return { ...step("applied", isWanted || !billed ? "to-do" : "not-needed", sentence), action: apply };
  }
  const carriers = [some(profiles, "profile"), some(endpoints, "endpoint")].filter((one) => one !== "");
  const found = isExact ? "" : " Quarry found it so; it may have been put on earlier.";
  const lack =
    isWanted && lacking > 0
      ? ` ${some(lacking, "profile")} of the catalog still ${lacking === 1 ? "lacks" : "lack"} it.`
      : "";
  return {
    ...step(
      "applied",
      "done",
      `${carriers.join(" and ")} ${profiles + endpoints === 1 ? "carries" : "carry"} it.${found}${lack}`,
    ),
    since: since?.toISOString() ?? null,
    action: lack === "" ? null : apply,
  };
}

function seen(facts: KeyFacts, now: Date): TagStep {
  const {
    applied: { since, profiles, endpoints },
    billed,
    isRead,
  } = facts;
  if (billed) {
    const used =
      billed.lastUsedMonth === null ? "" : ` AWS last saw it used in ${monthWords(billed.lastUsedMonth)}.`;
    return {
      ...step("seen", "done", `Billing lists the key.${used}`),
      since: billed.firstSeenAt.toISOString(),
    };
  }
  if (isShownByCosts(facts)) return step("seen", "done", "Costs carry the key, so billing knows it.");
  if (!isRead) return step("seen", "upcoming", "Quarry has not read the keys of this bill yet.");
  if (profiles + endpoints === 0)
    return step("seen", "upcoming", "Billing lists a key once something that carries it costs money.");
  const until = since === null ? null : new Date(since.getTime() + delay);
  if (until !== null && until > now) {
    return {
      ...step(
        "seen",
        "waiting",
        "AWS lists a key up to 24 hours after a resource that carries it has first cost something.",
      ),
      until: until.toISOString(),
    };
  }
  return step(
    "seen",
    "waiting",
    "It was put on more than a day ago, and billing has not listed it. A tag counts only once its profile is called, so probably none of them was since.",
  );
}

/** Costs were read before the keys were: only what is active divides them. */
function isShownByCosts({ isRead, divided }: KeyFacts): boolean {
  return !isRead && divided !== null && divided.firstCostOn !== null;
}

function activated(facts: KeyFacts, now: Date): TagStep {
  const { key, kind, billed, change, divided } = facts;
  if (isShownByCosts(facts)) return step("activated", "done", "Costs carry the key, so it is active.");
  if (!billed) return step("activated", "upcoming", "A key can be activated once billing lists it.");
  if (change?.state === "waiting") {
    return step(
      "activated",
      "waiting",
      `${change.askedBy} asked for it to be ${change.kind}d. The worker tells AWS.`,
    );
  }
  if (!billed.isActive) {
    const failed =
      change?.state === "failed" && change.failure ? `${change.failure.title}: ${change.failure.cause} ` : "";
    const apart = kind === "caller" ? " It is activated apart from the resource tag of that name." : "";
    const sentence = `${failed}The key is inactive, so that costs do not carry it.${apart}`;
    const action: TagAction = {
      ...noAction,
      kind: "activate",
      by: payerAdmin,
      command: statusCommand([key], true),
    };
    return { ...step("activated", "to-do", sentence), action };
  }
  const { statusChangedAt } = billed;
  const since = statusChangedAt?.toISOString() ?? null;
  const until = statusChangedAt && new Date(statusChangedAt.getTime() + delay);
  if (until && until > now && !divided?.firstCostOn) {
    const sentence = "It is activated. AWS takes up to 24 hours until costs carry it.";
    return { ...step("activated", "waiting", sentence), since, until: until.toISOString() };
  }
  return { ...step("activated", "done", "The key is active."), since };
}

function backfilled(
  { billed, backfills, backfillChange, applied: { since }, divided }: KeyFacts,
  now: Date,
): TagStep {
  if (!billed?.isActive) return step("backfilled", "upcoming", "A backfill brings the past of active keys.");
  if (backfillChange?.state === "waiting") {
    return step(
      "backfilled",
      "waiting",
      `${backfillChange.askedBy} asked for a backfill. The worker starts it.`,
    );
  }
  const activeSince = billed.statusChangedAt;
  const covering = backfills.find(
    ({ requestedAt }) => activeSince === null || requestedAt.getTime() + second > activeSince.getTime(),
  );
  if (covering?.status === "PROCESSING") {
    return {
      ...step(
        "backfilled",
        "waiting",
        `AWS carries the key back to ${dayWords(covering.from)}. That takes hours.`,
      ),
      since: covering.requestedAt.toISOString(),
    };
  }
  if (covering?.status === "SUCCEEDED") return afterBackfill(covering, { divided, activeSince }, now);
  const earliest = backfillMonths(now).at(-1) ?? "";
  const isOld = activeSince === null || dayOf(activeSince) <= earliest;
  if (isOld || (divided?.firstCostOn && divided.firstCostOn < dayOf(activeSince))) {
    return step("backfilled", "not-needed", "It has been active for as long as a backfill could bring.");
  }
  const from = backfillFrom(since, now);
  const failed = covering ? `The backfill of ${dayWords(dayOf(covering.requestedAt))} failed in AWS. ` : "";
  const refused =
    backfillChange?.state === "failed" && backfillChange.failure
      ? `${backfillChange.failure.title}: ${backfillChange.failure.cause} `
      : "";
  return {
    ...step(
      "backfilled",
      "to-do",
      `${failed || refused}Costs before ${dayWords(dayOf(activeSince))} stand as (not tagged). A backfill brings them, as far as the resources carried the tag then.`,
    ),
    action: { ...noAction, kind: "backfill", by: payerAdmin, command: backfillCommand(from), from },
  };
}

interface AfterBackfill {
  divided: KeyFacts["divided"];
  activeSince: Date | null;
}

function afterBackfill(
  { from, completedAt }: { from: string; completedAt: Date | null },
  { divided, activeSince }: AfterBackfill,
  now: Date,
): TagStep {
  const until = completedAt && new Date(completedAt.getTime() + delay);
  const hasPast = divided?.firstCostOn && activeSince && divided.firstCostOn < dayOf(activeSince);
  if (until && until > now && !hasPast) {
    const sentence = `AWS has carried it back to ${dayWords(from)}. Cost Explorer shows that within 24 hours.`;
    return { ...step("backfilled", "waiting", sentence), until: until.toISOString() };
  }
  return {
    ...step("backfilled", "done", `The past is told from ${dayWords(from)} on.`),
    since: completedAt?.toISOString() ?? null,
  };
}

function firstCost({ billed, divided, isRead }: KeyFacts, now: Date): TagStep {
  if (divided?.firstCostOn) {
    return {
      ...step("first-cost", "done", `The first cost with a value is of ${dayWords(divided.firstCostOn)}.`),
      since: `${divided.firstCostOn}T00:00:00.000Z`,
    };
  }
  if (isRead && !billed?.isActive)
    return step("first-cost", "upcoming", "Costs carry the key once it is active.");
  if (divided === null) {
    return {
      ...step(
        "first-cost",
        billed?.isActive ? "to-do" : "upcoming",
        "Quarry does not divide the bill by this key yet.",
      ),
      action: {
        ...noAction,
        kind: "divide-bill",
        by: "Admins of Quarry",
        href: "/settings/costs",
      },
    };
  }
  const until = billed?.statusChangedAt && new Date(billed.statusChangedAt.getTime() + 2 * delay);
  return {
    ...step(
      "first-cost",
      "waiting",
      "No cost with a value is read yet: AWS tells a day's costs up to 24 hours later, and only what is used is billed.",
    ),
    until: until && until > now ? until.toISOString() : null,
  };
}

/** The first of the month in which the tag was put on, as far back as AWS goes. */
function backfillFrom(since: Date | null, now: Date): string {
  const months = backfillMonths(now);
  const earliest = months.at(-1) ?? "";
  if (since === null) return earliest;
  return months.find((month) => month <= dayOf(since)) ?? earliest;
}

const payerAdmin = "An administrator of the payer account";
const noAction = { command: null, href: null, from: null };

function step(id: TagStepId, state: TagStep["state"], sentence: string): TagStep {
  return { id, state, sentence, since: null, until: null, action: null };
}
