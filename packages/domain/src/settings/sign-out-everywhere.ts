import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { refuseEarlierSessions } from "./refuse-earlier-sessions.ts";

/** Ends all sessions of the person who asks, the one they ask in as well. Their API tokens stay. */
export const signOutEverywhere = command({
  permission: "sessions.end",
  event: "person.signed-out-everywhere",
  route: { method: "POST", path: "/me/sign-out-everywhere", summary: "End all of your sessions" },
  input: z.strictObject({}),
  output: z.object({ endedAt: z.iso.datetime() }),
  async run({ context, transaction }) {
    const { userId, name } = personOf(context);
    const endedAt = (await refuseEarlierSessions(transaction, userId)).toISOString();
    const subject = { kind: "person", id: userId, label: name };
    return { result: { endedAt }, changes: [{ subject, after: { endedAt } }] };
  },
});
