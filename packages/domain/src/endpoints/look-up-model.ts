import { HubError } from "@quarry/aws-core/hub/hub-error";
import type { HubErrorCode } from "@quarry/aws-core/hub/hub-error";
import { lookUpRepository } from "@quarry/aws-core/hub/look-up-repository";
import { HubModel } from "@quarry/aws-core/hub/schema";
import { openHubToken } from "../hub-tokens/open-hub-token.ts";
import { refusalOfHub } from "../hub-tokens/refusal-of-hub.ts";
import { personOf } from "../operation/acting-team.ts";
import type { UserActor } from "../operation/actor.ts";
import { query } from "../operation/query.ts";
import { LookUpModelInput } from "./deploy-schema.ts";

/**
 * What the Hugging Face Hub says of a model, to nobody in particular or to a token that one of the person's teams
 * keeps. The token goes to the Hub and nowhere else: not into the answer, an error or the log.
 */
export const lookUpModel = query({
  permission: "requests.submit",
  route: {
    method: "POST",
    path: "/endpoint-models",
    summary: "Look up a model on the Hugging Face Hub",
  },
  input: LookUpModelInput,
  output: HubModel,
  async run({ context, input: { repository, revision, tokenId: id }, signal }) {
    const { hubEndpoint } = context.configuration;
    const teams = lendingTeams(personOf(context));
    const token = id === undefined ? undefined : await openHubToken(context, { id, teams, path: "tokenId" });
    try {
      return await lookUpRepository({
        repository,
        revision,
        ...(token && { token: token.secret.reveal() }),
        ...(hubEndpoint !== undefined && { endpoint: hubEndpoint }),
        ...(signal && { signal }),
      });
    } catch (error) {
      if (error instanceof HubError) throw refusalOfHub(error, fieldOf(error, { hasToken: !!token }));
      throw error;
    }
  },
});

/** The teams that the person may ask for something in: only they lend their tokens, to admins too. */
function lendingTeams({ platformRole, teams }: UserActor): string[] {
  return teams.filter(({ role }) => role !== "viewer" || platformRole === "admin").map(({ id }) => id);
}

type Field = "repository" | "revision" | "tokenId";

/** Where a failure is mended; what is not named here, by another repository. */
const fields: Readonly<Partial<Record<HubErrorCode, Field>>> = {
  // The schema has read the repository's name before, so that only the version can be meant.
  "name-invalid": "revision",
  "token-invalid": "tokenId",
  unauthenticated: "tokenId",
  gated: "tokenId",
  forbidden: "tokenId",
};

function fieldOf({ code }: HubError, { hasToken }: { hasToken: boolean }): Field {
  // Without a token the Hub says the same of a misspelt name as of a private repository.
  if (code === "unauthenticated" && !hasToken) return "repository";
  return fields[code] ?? "repository";
}
