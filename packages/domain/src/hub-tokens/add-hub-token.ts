import { randomUUID } from "node:crypto";
import { HubError } from "@quarry/aws-core/hub/hub-error";
import { identifyToken } from "@quarry/aws-core/hub/identify-token";
import { secretOf } from "@quarry/aws-core/roles/secret";
import type { Secret } from "@quarry/aws-core/roles/secret";
import { actingTeam, personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { sealSecret } from "../secrets/seal-secret.ts";
import { tokenViews } from "./kept-tokens.ts";
import { refusalOfHub } from "./refusal-of-hub.ts";
import { AddHubTokenInput, HubTokenView, mostHubTokens } from "./schema.ts";
import { sealingPurpose } from "./sealing-purpose.ts";

/**
 * Keeps a Hub token for a team: asks the Hub whose it is, seals it and stores it sealed. The token is in no answer,
 * error, log or audit row; nobody can read it here again.
 */
export const addHubToken = command({
  permission: "hub-tokens.keep",
  event: "hub-token.added",
  route: { method: "POST", path: "/hub-tokens", summary: "Keep a Hub token for a team", successStatus: 201 },
  input: AddHubTokenInput,
  output: HubTokenView,
  async prepare({ context, input: { team: slug, token }, signal }) {
    const team = actingTeam(context, slug);
    const id = randomUUID();
    const secret = secretOf(token);
    const identity = await identified(context, secret, signal);
    const sealed = await sealSecret(context.configuration, secret, { id, purpose: sealingPurpose });
    return { id, team, sealed, lastFour: token.slice(-4), ...identity };
  },
  async run({ context, transaction, input: { name }, prepared }) {
    const person = personOf(context);
    const { id, team, sealed, lastFour, owner, kind } = prepared;
    await assertRoom(transaction, { teamId: team.id, name });
    await transaction.hubToken.create({
      data: { id, teamId: team.id, name, sealed, owner, kind, lastFour, addedById: person.userId },
    });
    const [view] = await tokenViews(transaction, person, { id });
    if (!view) throw new Error("The token that was stored just now is not there.");
    return {
      result: view,
      changes: [
        {
          subject: { kind: "hub-token", id, label: name },
          teamId: team.id,
          after: { owner, kind, lastFour },
        },
      ],
    };
  },
});

async function identified({ configuration }: KnownContext, token: Secret, signal: AbortSignal | undefined) {
  const { hubEndpoint } = configuration;
  try {
    return await identifyToken({
      token,
      ...(hubEndpoint !== undefined && { endpoint: hubEndpoint }),
      ...(signal && { signal }),
    });
  } catch (error) {
    throw error instanceof HubError ? refusalOfHub(error, "token") : error;
  }
}

/** Waits for others who add one to the same team, so that what is counted here is what will be there. */
async function assertRoom(
  transaction: Transaction,
  { teamId, name }: { teamId: string; name: string },
): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM "Team" WHERE id = ${teamId}::uuid FOR UPDATE`;
  const kept = await transaction.hubToken.findMany({
    where: { teamId, removedAt: null },
    select: { name: true },
  });
  if (kept.some((token) => token.name.toLowerCase() === name.toLowerCase())) {
    throw invalidField("name", "The team has a token of this name. Choose another name, or remove that one.");
  }
  if (kept.length < mostHubTokens) return;
  throw new DomainError("limit", `A team keeps ${mostHubTokens} tokens at most. Remove one first.`);
}
