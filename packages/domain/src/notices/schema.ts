import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { singleLine } from "../operation/text.ts";
import { NoticeKindName, TeamKindName } from "./kinds-schema.ts";

export const NoticeFilter = z.strictObject({
  state: z.enum(["all", "unread"]).default("all"),
  about: z.enum(["all", "request", "profile", "endpoint"]).default("all"),
  ...Paging,
});
export type NoticeFilter = z.infer<typeof NoticeFilter>;

export const NoticeView = z.object({
  id: z.uuid(),
  kind: z.string(),
  about: z.string(),
  title: z.string(),
  text: z.string(),
  /** Where in the portal it leads. */
  path: z.string(),
  at: z.string(),
  isRead: z.boolean(),
  /** Why its mail has failed for good; null when there is none, or it did not. */
  mailProblem: z.string().nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;
export const NoticePage = pageOf(NoticeView);
export type NoticePage = z.infer<typeof NoticePage>;

export const UnreadView = z.object({ unread: z.int() });

export const MarkReadInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) });
export const MarkAllReadInput = z.strictObject({
  /** What arrived later stays unread: nobody has seen it. */
  upTo: z.iso.datetime(),
});

export const NoticePreferencesView = z.object({
  /** The address that mails go to; null when the portal sends none. */
  mailsTo: z.string().nullable(),
  kinds: z.array(z.object({ kind: NoticeKindName, says: z.string(), byEmail: z.boolean() })),
});
export type NoticePreferencesView = z.infer<typeof NoticePreferencesView>;

export const SaveNoticePreferencesInput = z.strictObject({
  /** The kinds that are to come by e-mail; the others do not. */
  byEmail: z.array(NoticeKindName).max(100),
});

export const channelKinds = ["slack", "webhook"] as const;

export const AddChannelInput = z.strictObject({
  /** Slug of the team whose notices go there. */
  team: z.string().min(1, "Name the team.").max(63),
  kind: z.enum(channelKinds),
  name: singleLine(80),
  /** A secret: whoever knows it may write there. Only its host is shown again. */
  address: z.string().trim().min(1, "Write the address that messages are sent to.").max(2000),
  kinds: z.array(TeamKindName).min(1, "Choose at least one kind of notice.").max(100),
});
export type AddChannelInput = z.infer<typeof AddChannelInput>;

export const ChangeChannelInput = z.strictObject({
  id: z.uuid(),
  kinds: z.array(TeamKindName).min(1, "Choose at least one kind of notice.").max(100),
});

export const ChannelReference = z.strictObject({ id: z.uuid() });

export const ChannelView = z.object({
  id: z.uuid(),
  team: z.string(),
  kind: z.enum(channelKinds),
  name: z.string(),
  host: z.string(),
  kinds: z.array(z.string()),
  createdAt: z.string(),
  /** How the latest delivery stands; null before the first. */
  last: z
    .object({
      state: z.enum(["waiting", "delivered", "failed", "dropped"]),
      at: z.string(),
      problem: z.string(),
    })
    .nullable(),
});
export type ChannelView = z.infer<typeof ChannelView>;

export const ChannelsView = z.object({
  /** The hosts that an operator allows channels to lead to. */
  hosts: z.array(z.string()),
  /** What a channel can be told of. */
  kinds: z.array(z.object({ kind: NoticeKindName, says: z.string() })),
  items: z.array(ChannelView),
});
export type ChannelsView = z.infer<typeof ChannelsView>;

/** The only time the signing key is told; null for Slack, which checks no signature. */
export const AddedChannelView = z.object({ channel: ChannelView, signingKey: z.string().nullable() });

export const UndeliveredView = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      means: z.string(),
      /** The person or the channel that it was for. */
      to: z.string(),
      problem: z.string(),
      attempts: z.int(),
      at: z.string(),
    }),
  ),
});
export type UndeliveredView = z.infer<typeof UndeliveredView>;
