import { tellAsker } from "../notices/tell-of-request.ts";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { readRequest } from "./read-request.ts";
import { toRequestView } from "./request-view.ts";
import { CommentInput, RequestView } from "./schema.ts";

/** Adds to the conversation about a request. */
export const commentOnRequest = command({
  permission: "requests.comment",
  event: "request.commented",
  route: {
    method: "POST",
    path: "/requests/{id}/comments",
    summary: "Comment on a request",
    successStatus: 201,
  },
  input: CommentInput,
  output: RequestView,
  async run({ context, transaction, input: { id, text } }) {
    const person = personOf(context);
    const { title, teamId } = await readRequest(transaction, context.actor, id);
    const comment = await transaction.requestComment.create({
      data: { requestId: id, authorId: person.userId, text },
    });
    const told = { kind: "request.commented", facts: { by: person.name } } as const;
    await tellAsker(transaction, context, { ...told, requestId: id, commentId: comment.id });
    const row = await readRequest(transaction, context.actor, id);
    return {
      result: await toRequestView(transaction, row, person),
      changes: [{ subject: { kind: "request", id, label: title }, teamId }],
    };
  },
});
