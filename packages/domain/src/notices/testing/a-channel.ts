import { randomUUID } from "node:crypto";
import { secretOf } from "@quarry/aws-core/roles/secret";
import { sealSecret } from "../../secrets/seal-secret.ts";
import type { World } from "../../testing/world.ts";
import { channelPurposes } from "../channel-purposes.ts";
import { teamKindNames } from "../kinds-schema.ts";
import type { NoticeKind } from "../kinds-schema.ts";

interface ChannelOptions {
  kind?: "slack" | "webhook";
  address?: string;
  signingKey?: string;
  kinds?: readonly NoticeKind[];
}

/** A channel of team search, written straight into the database. */
export async function aChannel(
  { database, means: { configuration } }: World,
  {
    kind = "webhook",
    address = "https://hooks.example.com/secret",
    signingKey = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    kinds = teamKindNames,
  }: ChannelOptions = {},
): Promise<{ id: string }> {
  const id = randomUUID();
  const { id: teamId } = await database.team.findUniqueOrThrow({ where: { slug: "search" } });
  const seal = (text: string, purpose: string) => sealSecret(configuration, secretOf(text), { id, purpose });
  return database.noticeChannel.create({
    data: {
      id,
      teamId,
      kind,
      name: `channel ${id}`,
      host: new URL(address).host,
      sealedAddress: await seal(address, channelPurposes.address),
      sealedSigningKey: kind === "webhook" ? await seal(signingKey, channelPurposes.signingKey) : null,
      kinds: [...kinds],
    },
  });
}
