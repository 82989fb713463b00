import type { EndpointDetailView, EndpointFilter, EndpointView } from "@quarry/domain/endpoints/schema";
import type { StatusKind } from "@quarry/ui/status";

/** How a status of AWS looks; one that is not listed is shown without a judgement. */
const kinds: Readonly<Record<string, StatusKind>> = {
  Creating: "progress",
  Updating: "progress",
  SystemUpdating: "progress",
  RollingBack: "warning",
  InService: "success",
  OutOfService: "warning",
  Deleting: "progress",
  Failed: "error",
  UpdateRollbackFailed: "error",
};

const withoutStatus = {
  running: { word: "Not there yet", kind: "progress" },
  stopped: { word: "Stopped", kind: "stopped" },
  deleted: { word: "Being deleted", kind: "progress" },
  none: { word: "Not there", kind: "stopped" },
} as const satisfies Record<string, { word: string; kind: StatusKind }>;

type Standing = Pick<EndpointView, "status" | "wish" | "goneAt">;

/** The status verbatim from AWS with its sign; in our words while AWS has no endpoint of the name. */
export function statusMark({ status, wish, goneAt }: Standing): { word: string; kind: StatusKind } {
  if (goneAt !== null) return { word: "Gone", kind: "stopped" };
  if (status === null) return withoutStatus[wish ?? "none"];
  return { word: status, kind: statusKind(status) };
}

const busy: readonly string[] = ["Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"];

/** Whether AWS is at something and refuses every change until it is done. */
export function isBusy(status: string | null): boolean {
  return status !== null && busy.includes(status);
}

/** How a status of an endpoint or a component looks; one that AWS adds later is shown without a judgement. */
export const statusKind = (status: string | null): StatusKind => kinds[status ?? ""] ?? "info";

type Updatable = Pick<
  EndpointDetailView,
  "requestId" | "status" | "wish" | "isUpdating" | "goneAt" | "mayUpdate"
>;

/** Why an endpoint cannot be updated now; undefined when it can. */
export function whyNotUpdate({
  requestId,
  status,
  wish,
  isUpdating,
  goneAt,
  mayUpdate,
}: Updatable): string | undefined {
  if (requestId === null) return "Quarry did not make this endpoint, and does not know how it was made.";
  if (goneAt !== null) return "Nothing of it is left in AWS.";
  if (!mayUpdate) return "Only members of its team can ask for its update.";
  if (isUpdating) return "It is being updated. Wait until that has ended.";
  const isServing = status === "InService" || status === "UpdateRollbackFailed";
  if (wish === "running" && isServing) return undefined;
  return wish === "stopped"
    ? "It is stopped. Start it first; only what serves can be updated."
    : "Only an endpoint that is in service can be updated.";
}

/** What people want where AWS still says something else; undefined when both agree, or nothing is wanted. */
export function wishRemark({ status, wish, goneAt }: Standing): string | undefined {
  if (goneAt !== null || status === null) return undefined;
  if (wish === "stopped") return "It is being stopped.";
  return wish === "deleted" ? "It is being deleted." : undefined;
}

/** Whether its status is about to change, so that it is worth looking again soon. */
export function isMoving({ status, wish, goneAt, isUpdating }: Standing & { isUpdating: boolean }): boolean {
  if (goneAt !== null) return false;
  if (isUpdating || isBusy(status)) return true;
  if (wish === "running") return status === null || status === "Failed";
  return wish === "deleted" || (wish === "stopped" && status !== null);
}

/** Milliseconds until an endpoint is looked at again. */
export function pollMilliseconds(endpoints: readonly Parameters<typeof isMoving>[0][]): number {
  return endpoints.some(isMoving) ? 2_000 : 15_000;
}

export const scopeOptions = [
  { value: "mine", label: "My teams’" },
  { value: "found", label: "Found in AWS" },
  { value: "all", label: "All" },
  { value: "gone", label: "Gone" },
] as const satisfies readonly { value: EndpointFilter["scope"]; label: string }[];

const eventWords: Readonly<Record<string, string>> = {
  "endpoint.asked-for": "began to make it",
  "endpoint.failed": "gave it up",
  "endpoint.stop-wanted": "asked to stop it",
  "endpoint.stopped": "stopped it",
  "endpoint.start-wanted": "asked to start it",
  "endpoint.deletion-wanted": "asked to delete it",
  "endpoint.deleted": "deleted it",
  "endpoint.update-begun": "began to change it",
  "endpoint.updated": "changed it",
  "endpoint.update-failed": "could not change it",
  "endpoint.update-failure-dismissed": "dismissed why an update failed",
  "endpoint.life-set": "set how long it runs",
  "endpoint.ending": "told its team that it ends soon",
  "endpoint.ended": "ended it at the time that was set",
  "endpoint.idle": "told its team that nobody calls it",
};

interface TimelineWords {
  who: string;
  what: string;
  detail: string;
}

/** An event of an endpoint as a sentence: who did what, and what AWS said. */
export function timelineWords({
  name,
  who,
  detail,
}: Omit<EndpointDetailView["timeline"][number], "at">): TimelineWords {
  if (name === "endpoint.status-changed") {
    const [status = "", ...reason] = detail.split(": ");
    if (status === "") return { who: "AWS", what: "has no endpoint of this name any more", detail: "" };
    return { who: "AWS", what: `says ${status}`, detail: reason.join(": ") };
  }
  const other = name.slice(name.indexOf(".") + 1).replaceAll("-", " ");
  return { who, what: eventWords[name] ?? other, detail };
}
