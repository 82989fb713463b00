import type { EndpointDetailView, EndpointLifeView } from "@quarry/domain/endpoints/schema";

/** What a person fills in; times of day and the end are local to what the fields say. */
export interface LifeDraft {
  /** As `datetime-local` writes it, in the browser's zone; empty: no end. */
  endsAt: string;
  hasHours: boolean;
  timeZone: string;
  days: readonly number[];
  from: string;
  to: string;
  isIdleStopped: boolean;
  idleMinutes: number | null;
}

const workdays = [1, 2, 3, 4, 5];

/** The draft that changes what holds now. */
export function lifeDraftOf({
  endsAt,
  schedule,
  idleMinutes,
}: Pick<EndpointDetailView, "endsAt" | "schedule" | "idleMinutes">): LifeDraft {
  return {
    endsAt: endsAt === null ? "" : localMinute(new Date(endsAt)),
    hasHours: schedule !== null,
    timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    days: schedule?.days ?? workdays,
    from: schedule?.from ?? "08:00",
    to: schedule?.to ?? "18:00",
    isIdleStopped: idleMinutes !== null,
    idleMinutes: idleMinutes ?? 60,
  };
}

/** A draft in the shape of the operation's input. */
export function lifeOf(draft: LifeDraft): EndpointLifeView {
  const { endsAt, hasHours, timeZone, days, from, to, isIdleStopped, idleMinutes } = draft;
  return {
    endsAt: endsAt === "" ? null : new Date(endsAt).toISOString(),
    schedule: hasHours ? { timeZone, days: [...days], from, to } : null,
    idleMinutes: isIdleStopped ? (idleMinutes ?? 0) : null,
  };
}

/** Whether an end is after the one that holds now, which somebody has to approve; null is no end. */
export function isLaterEnd({ endsAt }: Pick<EndpointLifeView, "endsAt">, now: string | null): boolean {
  return now !== null && (endsAt === null || Date.parse(endsAt) > Date.parse(now));
}

function localMinute(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
