import { z } from "zod";
import { keysOf } from "../operation/keys-schema.ts";

interface KindRow {
  /** What settings call it. */
  says: string;
  /** Whether it comes by e-mail to people who have not said otherwise. */
  byEmail: boolean;
  /** Whether channels of a team may have it; the others are for one person alone. */
  toTeam: boolean;
}

/** Every kind of notice. A new one needs a row here, its facts and words in `notice-words.ts`, and one who tells it. */
export const noticeKinds = {
  "request.waiting": { says: "A request waits for your decision", byEmail: true, toTeam: true },
  "request.approved": { says: "What you asked for is approved", byEmail: false, toTeam: true },
  "request.rejected": { says: "What you asked for is rejected", byEmail: true, toTeam: true },
  "request.expired": { says: "Nobody decided on what you asked for", byEmail: true, toTeam: true },
  "request.made": { says: "What you asked for is done", byEmail: true, toTeam: true },
  "request.failed": { says: "What you asked for failed", byEmail: true, toTeam: true },
  "request.doubted": { says: "It is in doubt whether AWS did it", byEmail: true, toTeam: true },
  "request.commented": { says: "A comment on a request of yours", byEmail: true, toTeam: false },
  "profile.ending": { says: "A profile ends soon", byEmail: true, toTeam: true },
  "profile.ended": { says: "A profile has ended", byEmail: true, toTeam: true },
  "endpoint.ending": { says: "An endpoint ends soon", byEmail: true, toTeam: true },
  "endpoint.ended": { says: "An endpoint has ended", byEmail: true, toTeam: true },
  "endpoint.idle": { says: "An endpoint is idle and stops soon", byEmail: true, toTeam: true },
  "endpoint.idle-stopped": { says: "An idle endpoint is stopped", byEmail: true, toTeam: true },
  "endpoint.failed": { says: "An endpoint failed", byEmail: true, toTeam: true },
  "budget.level": { says: "A budget reached a level", byEmail: true, toTeam: true },
  "bill.report": { says: "The monthly report of costs that you asked for", byEmail: true, toTeam: false },
  "access-key.waiting": { says: "An access key waits for you", byEmail: true, toTeam: false },
  "access-key.ending": { says: "An access key is about to be forgotten", byEmail: true, toTeam: false },
} as const satisfies Record<string, KindRow>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = keysOf(noticeKinds);
export const teamKindNames = noticeKindNames.filter((kind) => noticeKinds[kind].toTeam);

export const NoticeKindName = z.enum(noticeKindNames);
export const TeamKindName = NoticeKindName.refine(
  (kind) => noticeKinds[kind].toTeam,
  "This kind is for one person alone and goes to no channel.",
);
