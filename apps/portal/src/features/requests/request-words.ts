import type { Plan, RequestKindName, RequestView } from "@quarry/domain/requests/schema";
import type { StatusKind } from "@quarry/ui/status";

export type RequestState = RequestView["state"];

interface StateWords {
  kind: StatusKind;
  word: string;
  hint: string;
}

const stateWords: Readonly<Record<RequestState, StateWords>> = {
  pending: { kind: "pending", word: "Pending", hint: "Waits for a decision." },
  approved: { kind: "progress", word: "Approved", hint: "The worker takes it up." },
  provisioning: { kind: "progress", word: "Provisioning", hint: "AWS is being asked." },
  active: { kind: "success", word: "Active", hint: "The profile can be called." },
  failed: { kind: "error", word: "Failed", hint: "AWS or a rule refused it; nothing was made twice." },
  unknown: { kind: "warning", word: "Unknown", hint: "AWS did not answer for long; an admin should look." },
  rejected: { kind: "stopped", word: "Rejected", hint: "An approver said no, with a reason." },
  cancelled: { kind: "stopped", word: "Cancelled", hint: "It was taken back." },
  expired: { kind: "stopped", word: "Expired", hint: "Nobody decided in time." },
};

const wordsByKind: Readonly<Record<RequestKindName, Partial<Record<RequestState, StateWords>>>> = {
  "profile.create": {},
  "profile.delete": {
    provisioning: { kind: "progress", word: "Deleting", hint: "AWS is being asked." },
    active: { kind: "success", word: "Deleted", hint: "AWS does not have it any more." },
    failed: { kind: "error", word: "Failed", hint: "AWS or a rule refused it; see why below." },
  },
  "endpoint.create": {
    provisioning: { kind: "progress", word: "Creating", hint: "AWS makes it, which takes minutes." },
    active: { kind: "success", word: "In service", hint: "The endpoint can be called." },
  },
  "endpoint.update": {
    provisioning: { kind: "progress", word: "Updating", hint: "The old configuration serves meanwhile." },
    active: { kind: "success", word: "Updated", hint: "The new configuration serves." },
    failed: { kind: "error", word: "Failed", hint: "The endpoint serves as it did before." },
  },
  "endpoint.extend": {
    active: { kind: "success", word: "Extended", hint: "The endpoint ends later." },
    failed: { kind: "error", word: "Failed", hint: "The endpoint keeps the end that it had." },
  },
  "role.create": {
    active: { kind: "success", word: "Made", hint: "The role is there." },
    failed: { kind: "error", word: "Failed", hint: "AWS or a rule refused it; nothing of it was left." },
  },
  "role.repair": {
    active: { kind: "success", word: "Repaired", hint: "The role was changed as planned." },
  },
  "user.create": {
    active: { kind: "success", word: "Made", hint: "The key is shown once to who asked for it." },
    failed: { kind: "error", word: "Failed", hint: "AWS or a rule refused it; nothing of it was left." },
  },
};

/** How a state of a request looks and what it means for whoever waits. */
export function wordsFor({ kind, state }: { kind: RequestKindName; state: RequestState }): StateWords {
  return wordsByKind[kind][state] ?? stateWords[state];
}

/** What a request of each kind asks for, to stand behind "asks". */
export const kindWords: Readonly<Record<RequestKindName, string>> = {
  "profile.create": "for an application inference profile",
  "profile.delete": "to have an application inference profile deleted",
  "endpoint.create": "for a SageMaker endpoint",
  "endpoint.update": "to have a SageMaker endpoint changed",
  "endpoint.extend": "for a later end of a SageMaker endpoint",
  "role.create": "for a role in IAM",
  "role.repair": "to have a role repaired",
  "user.create": "for an IAM user with an access key",
};

/** Micro-dollars as dollars, a decimal string: "49000" is "0.049". */
export function dollarsOf(microdollars: string): string {
  const digits = microdollars.padStart(7, "0");
  const decimals = digits.slice(-6).replace(/0+$/u, "");
  return `${digits.slice(0, -6)}${decimals === "" ? "" : `.${decimals}`}`;
}

const eventWords: Readonly<Record<string, string>> = {
  "request.submitted": "asked for it",
  "request.revised": "changed it",
  "request.approved": "approved",
  "request.rejected": "rejected it",
  "request.cancelled": "took it back",
  "request.expired": "ended it, because nobody had decided",
  "request.commented": "commented",
  "request.provisioning": "began to make it in AWS",
  "request.provisioned": "made it in AWS",
  "request.failed": "could not make it",
  "request.doubted": "handed it to an admin, because AWS did not answer",
  "request.retried": "had it tried again",
};

const deletionEventWords: Readonly<Record<string, string>> = {
  "request.provisioning": "began to delete it in AWS",
  "request.provisioned": "deleted it in AWS",
  "request.failed": "could not delete it",
};

/** What happened to a request, to stand behind a name. */
export function eventWord(name: string, kind: RequestKindName): string {
  const special = kind === "profile.delete" ? deletionEventWords[name] : undefined;
  return special ?? eventWords[name] ?? name;
}

const editable: ReadonlySet<RequestKindName> = new Set([
  "profile.create",
  "endpoint.create",
  "endpoint.update",
]);

/** Whether a request is of a kind that can be asked for otherwise while nobody has decided. */
export const canBeEdited = ({ kind }: Pick<RequestView, "kind">): boolean => editable.has(kind);

/** How full the Region of a planned profile is, and where the limit is from. */
export function quotaWords(quota: Plan["quota"]): string {
  if (quota === null) return "not known";
  const { used, limit, isLimitAssumed } = quota;
  const count = `${used.toLocaleString("en")} of ${limit.toLocaleString("en")} used`;
  return isLimitAssumed
    ? `${count}; ${limit.toLocaleString("en")} is AWS’s default, as the account’s own quota could not be read`
    : count;
}
