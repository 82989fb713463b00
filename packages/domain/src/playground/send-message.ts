import { randomUUID } from "node:crypto";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { streamConversation } from "@quarry/aws-core/conversations/stream-conversation";
import { z } from "zod";
import { actingTeam, personOf } from "../operation/acting-team.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { stream } from "../operation/stream.ts";
import { assertCallable } from "../budgets/assert-callable.ts";
import { visibleProfiles } from "../profiles/find-profiles.ts";
import { keepFigures } from "./keep-figures.ts";
import { createMeter, measured } from "./meter.ts";
import { assertRoomForCall } from "./room-for-call.ts";
import { AnswerEvent, SendMessageInput } from "./schema.ts";

/**
 * Calls the model behind a profile and passes its answer on as it arrives. When the caller goes, the call to
 * AWS ends; what was received until then is metered. The words themselves are kept nowhere.
 */
export const sendMessage = stream({
  permission: "playground.use",
  event: "conversation.message-sent",
  route: {
    method: "POST",
    path: "/conversations/messages",
    summary: "Send a message to a model and stream its answer",
  },
  input: SendMessageInput,
  output: AnswerEvent,
  async open({ context, transaction, input }) {
    const person = personOf(context);
    const team = actingTeam(context, input.team);
    const profile = await findTarget(context, transaction, input.target);
    await assertCallable(transaction, profile.id);
    await assertRoomForCall(transaction, person.userId);
    const { id } = await transaction.invocation.create({
      data: { userId: person.userId, teamId: team.id, target: profile.arn, baseModelId: profile.baseModelId },
    });
    return {
      opened: { invocationId: id, profile, team },
      change: {
        subject: { kind: "profile", id: profile.id, label: profile.name },
        teamId: team.id,
        after: { arn: profile.arn, messages: input.messages.length },
      },
    };
  },
  async *run({ context, input, signal, opened: { invocationId, profile, team } }) {
    const { bedrockRuntime } = context.aws.clientsFor(profile.connection, profile.region);
    const hangUp = new AbortController();
    const until = signal ? AbortSignal.any([signal, hangUp.signal]) : hangUp.signal;
    const meter = createMeter();
    const { messages, system, temperature, maxTokens } = input;
    const call = {
      modelId: profile.arn,
      messages,
      ...(system && { system }),
      ...(temperature !== undefined && { temperature }),
      ...(maxTokens !== undefined && { maxTokens }),
      // Billing reads these; the person is a pseudonym there.
      requestMetadata: { "quarry-team": team.slug, "quarry-invocation": invocationId },
    };
    try {
      yield* measured(meter, streamConversation({ bedrockRuntime }, call, until));
      yield { type: "done" as const, durationMillis: meter.elapsedMillis() };
    } catch (error) {
      meter.fail(error);
      if (until.aborted) return;
      yield failure(error, context);
    } finally {
      hangUp.abort();
      await keepFigures(context, { id: invocationId, figures: meter.figures() });
    }
  },
});

async function findTarget({ actor }: KnownContext, transaction: Transaction, target: string) {
  const wanted = z.uuid().safeParse(target).success ? { id: target } : { arn: target };
  const profile = await transaction.profile.findFirst({
    where: { AND: [wanted, visibleProfiles(actor)] },
    include: { connection: true },
  });
  if (!profile) throw notFound("profile");
  if (profile.goneAt === null) return profile;
  throw new DomainError("conflict", "AWS no longer lists this profile. Choose another one.");
}

function failure(error: unknown, { logger, requestId }: KnownContext): AnswerEvent {
  if (!(error instanceof AwsError)) {
    const reference = requestId || randomUUID();
    logger.error({ err: error, requestId: reference }, "a conversation failed unexpectedly");
    const remedy = `Try again; quote the request id ${reference} when you report it.`;
    return {
      type: "failed",
      code: "internal",
      title: "The call failed on our side",
      cause: "It has been logged.",
      remedy,
      requestId: reference,
    };
  }
  const { title, cause, remedy } = explainAwsError(error);
  // The message is AWS's own; it names resources and actions, never the words of the conversation.
  logger.warn({ awsCode: error.awsCode, awsRequestId: error.requestId, requestId }, error.message);
  return { type: "failed", code: error.code, title, cause, remedy, requestId: error.requestId ?? null };
}
