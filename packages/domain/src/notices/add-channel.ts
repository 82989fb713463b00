import { randomUUID } from "node:crypto";
import { secretOf } from "@quarry/aws-core/roles/secret";
import { command } from "../operation/command.ts";
import { invalidField } from "../operation/domain-error.ts";
import { sealSecret } from "../secrets/seal-secret.ts";
import { whyNotSendTo } from "./channel-address.ts";
import { channelPurposes } from "./channel-purposes.ts";
import { channelRelations, toChannelView } from "./channel-view.ts";
import { AddChannelInput, AddedChannelView } from "./schema.ts";
import { newSigningKey } from "./sign-message.ts";

const noRules = { hosts: [], allowsLocal: false };

/** Adds a place that a team is told of things. Its address is sealed; its signing key is told in this answer only. */
export const addChannel = command({
  permission: "channels.manage",
  event: "notice-channel.added",
  route: {
    method: "POST",
    path: "/notice-channels",
    summary: "Add a channel for the notices of a team",
    successStatus: 201,
  },
  input: AddChannelInput,
  output: AddedChannelView,
  async prepare({ context: { configuration }, input: { address, kind } }) {
    const refusal = whyNotSendTo(address, configuration.notices?.outbound ?? noRules);
    if (refusal !== null) throw invalidField("address", refusal);
    const id = randomUUID();
    const key = kind === "webhook" ? newSigningKey() : null;
    return {
      id,
      key,
      host: new URL(address).host,
      sealedAddress: await sealSecret(configuration, secretOf(address), {
        id,
        purpose: channelPurposes.address,
      }),
      sealedSigningKey:
        key && (await sealSecret(configuration, key, { id, purpose: channelPurposes.signingKey })),
    };
  },
  async run({ transaction, input: { team: slug, kind, name, kinds }, prepared: { key, ...sealed } }) {
    const team = await transaction.team.findUnique({ where: { slug }, select: { id: true } });
    if (!team) throw invalidField("team", "There is no team with this name.");
    if (await transaction.noticeChannel.findUnique({ where: { teamId_name: { teamId: team.id, name } } })) {
      throw invalidField("name", "The team has another channel with this name. Choose a different one.");
    }
    const row = await transaction.noticeChannel.create({
      data: { ...sealed, teamId: team.id, kind, name, kinds: [...new Set(kinds)] },
      include: channelRelations,
    });
    return {
      result: { channel: toChannelView(row), signingKey: key?.reveal() ?? null },
      changes: [
        {
          subject: { kind: "notice-channel", id: row.id, label: name },
          teamId: team.id,
          after: { kind, host: row.host, kinds: row.kinds },
        },
      ],
    };
  },
});
