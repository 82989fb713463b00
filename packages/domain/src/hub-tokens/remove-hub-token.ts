import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { mayRemove, visibleTokens } from "./kept-tokens.ts";
import { HubTokenReference } from "./schema.ts";
import { usesOf } from "./uses-of.ts";

/**
 * Forgets a Hub token at once, whatever names it: whoever removes one mostly does so because it leaked. Endpoints
 * that were made with it go on with the copy in their model at AWS; what is still to be made fails and says why.
 */
export const removeHubToken = command({
  permission: "hub-tokens.keep",
  event: "hub-token.removed",
  route: { method: "DELETE", path: "/hub-tokens/{id}", summary: "Remove a Hub token" },
  input: HubTokenReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id } }) {
    const person = personOf(context);
    const token = await transaction.hubToken.findFirst({ where: { id, ...visibleTokens(person) } });
    if (!token) throw notFound("Hub token");
    if (!mayRemove(person, token)) {
      throw new DomainError(
        "forbidden",
        "Only whoever added the token, approvers of the team and admins may remove it.",
      );
    }
    const { count } = await transaction.hubToken.updateMany({
      where: { id, removedAt: null },
      data: { sealed: null, removedAt: new Date(), removedById: person.userId },
    });
    if (count === 0) throw new DomainError("conflict", "The token was removed already.");
    const { endpoints } = await usesOf(transaction, [id]);
    const { name, owner, kind, lastFour, teamId } = token;
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "hub-token", id, label: name },
          teamId,
          before: { owner, kind, lastFour },
          after: { endpoints: (endpoints.get(id) ?? []).map((endpoint) => endpoint.name) },
        },
      ],
    };
  },
});
