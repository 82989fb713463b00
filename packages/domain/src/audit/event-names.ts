/** Every kind of thing the audit trail can say, as "noun.past-participle". */
export const eventNames = [
  "export.uploaded",
  "export.deleted",
  "export.verified",
  "profile.adopted",
  "profile.released",
  "profiles.refresh-asked",
  "profiles.mirrored",
  "conversation.message-sent",
  "token.created",
  "token.revoked",
  "connection.added",
  "connection.removed",
  "person.signed-in",
  "person.added",
  "team.added",
  "team.member-added",
] as const;

export type EventName = (typeof eventNames)[number];
