import { call } from "@orpc/server";
import type { Context } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { createToken } from "./create-token.ts";
import { findActor } from "./find-actor.ts";

/**
 * Makes an API token on behalf of someone, as an operator at the command line does. It is the person's own
 * operation, so its rules and its audit row are the same.
 *
 * @throws DomainError `not-found` when nobody has that e-mail
 */
export async function issueToken(
  means: Omit<Context, "actor" | "requestId">,
  { email, name, days }: { email: string; name: string; days: number },
): Promise<string> {
  const user = await means.database.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true },
  });
  if (!user) throw new DomainError("not-found", `Nobody here has the e-mail ${email}.`);
  const actor = await findActor(means.database, user.id);
  const { token } = await call(
    createToken,
    { name, days },
    { context: { ...means, actor, requestId: "command line" } },
  );
  return token;
}
