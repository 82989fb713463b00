import type { Notice, NoticeChannel } from "@quarry/database/generated/client";
import type { JobContext } from "../jobs/job-context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { openSealed } from "../secrets/seal-secret.ts";
import { channelPurposes } from "./channel-purposes.ts";
import { DeliveryProblem } from "./delivery-problem.ts";
import type { NoticeSettings } from "./notice-settings.ts";
import { postOutside } from "./post-outside.ts";
import { signedHeaders } from "./sign-message.ts";

interface Posted {
  /** The id of the delivery: the same however often it is sent. */
  id: string;
  notice: Notice;
  channel: NoticeChannel & { team: { slug: string } };
}

/**
 * Sends a notice to a channel.
 *
 * @throws DeliveryProblem
 */
export async function postToChannel(
  context: JobContext,
  { portalOrigin, outbound: rules }: NoticeSettings,
  posted: Posted,
): Promise<void> {
  const { address, signingKey } = await open(context, posted.channel);
  const link = portalOrigin + posted.notice.path;
  const body = JSON.stringify(
    posted.channel.kind === "slack" ? slackMessage(posted, link) : webhookMessage(posted, link),
  );
  const headers = signingKey ? signedHeaders(signingKey, { id: posted.id, body, at: new Date() }) : {};
  await postOutside({ address: address.reveal(), body, headers, rules, signal: context.signal });
}

async function open({ configuration }: JobContext, channel: NoticeChannel) {
  const { id, sealedAddress, sealedSigningKey } = channel;
  try {
    return {
      address: await openSealed(configuration, sealedAddress, { id, purpose: channelPurposes.address }),
      signingKey:
        sealedSigningKey === null
          ? null
          : await openSealed(configuration, sealedSigningKey, { id, purpose: channelPurposes.signingKey }),
    };
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    const sentence =
      "The address was sealed with another key than the one of this installation. Add the channel again.";
    throw new DeliveryProblem(sentence, { isFinal: true, cause });
  }
}

function webhookMessage({ id, notice, channel }: Posted, link: string) {
  const { kind, createdAt, title, text, subjectKind, subjectId, subjectLabel } = notice;
  return {
    id,
    type: kind,
    timestamp: createdAt.toISOString(),
    data: {
      title,
      text,
      link,
      team: channel.team.slug,
      subject: { kind: subjectKind, id: subjectId, name: subjectLabel },
    },
  };
}

const slackMessage = ({ notice: { title, text } }: Posted, link: string) => ({
  text: `*${escapeForSlack(title)}*\n${escapeForSlack(text)}\n<${link}|Open in Quarry>`,
});

// Source: docs.slack.dev, "Formatting message text": these three are control characters, as in <!channel>.
const escapeForSlack = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
