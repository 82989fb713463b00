import type { Prisma } from "@quarry/database/generated/client";
import type { ChannelView } from "./schema.ts";

/** What a channel's view is made of: the latest notice that went there stands for how it is doing. */
export const channelRelations = {
  team: { select: { slug: true } },
  notices: { orderBy: { createdAt: "desc" }, take: 1, include: { delivery: true } },
} as const satisfies Prisma.NoticeChannelInclude;

type ChannelRow = Prisma.NoticeChannelGetPayload<{ include: typeof channelRelations }>;

/** A channel without its address and key. */
export function toChannelView({
  id,
  kind,
  name,
  host,
  kinds,
  createdAt,
  team,
  notices,
}: ChannelRow): ChannelView {
  const delivery = notices[0]?.delivery;
  const last = delivery && {
    state: delivery.state,
    at: (delivery.settledAt ?? delivery.createdAt).toISOString(),
    problem: delivery.problem,
  };
  return {
    id,
    kind,
    name,
    host,
    kinds,
    createdAt: createdAt.toISOString(),
    team: team.slug,
    last: last ?? null,
  };
}
