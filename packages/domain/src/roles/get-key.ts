import { personOf } from "../operation/acting-team.ts";
import { can } from "../operation/permissions.ts";
import { query } from "../operation/query.ts";
import { FailureView } from "../requests/schema.ts";
import { keyState, mayRevoke, readUserOf } from "./iam-user.ts";
import { KeyReference, KeyView } from "./schema.ts";

/** How the access key stands that was made for a request; never its secret. */
export const getKey = query({
  permission: "roles.read",
  route: { method: "GET", path: "/requests/{id}/key", summary: "Show the access key of a request" },
  input: KeyReference,
  output: KeyView,
  async run({ context, input: { id } }) {
    const person = personOf(context);
    const user = await readUserOf(context.database, person, id);
    const state = keyState(user);
    const isOwn = user.ownerId === person.userId && can(person, "keys.hold");
    const { name: userName, arn, keyId, keyMadeAt, secret, failure } = user;
    return {
      userName,
      arn,
      keyId,
      state,
      showUntil: state === "sealed" ? (secret?.expiresAt.toISOString() ?? null) : null,
      madeAt: keyMadeAt.toISOString(),
      failure: failure === null ? null : FailureView.parse(failure),
      mayReveal: isOwn && state === "sealed",
      mayRotate: isOwn && state !== "gone" && state !== "changing",
      mayRevoke: mayRevoke(person, user) && can(person, "keys.revoke") && state !== "gone",
    };
  },
});
