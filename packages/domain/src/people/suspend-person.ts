import { command } from "../operation/command.ts";
import { refuseEarlierSessions } from "../settings/refuse-earlier-sessions.ts";
import { readPerson } from "./person-view.ts";
import { PersonReference, PersonView } from "./schema.ts";
import { setStatus } from "./set-status.ts";

/**
 * Shuts a person out: their sessions end, their API tokens are refused, and what they asked for or approved is not
 * carried out. Roles, teams and all that they made stay.
 */
export const suspendPerson = command({
  permission: "people.manage",
  event: "person.suspended",
  route: { method: "POST", path: "/people/{id}/suspension", summary: "Suspend a person" },
  input: PersonReference,
  output: PersonView,
  async run({ context, transaction, input: { id } }) {
    const change = await setStatus(context, transaction, { id, status: "suspended" });
    await refuseEarlierSessions(transaction, id);
    return { result: await readPerson(transaction, id), changes: [change] };
  },
});
