import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { Context } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { openHubToken } from "./open-hub-token.ts";
import type { OpenedToken } from "./open-hub-token.ts";
import { tokenIdOf } from "./uses-of.ts";

interface Lent {
  deployment: DeploymentSpec;
  teamId: string;
}

/**
 * The Hub token that a deployment names, opened for the pre-flight; null when it names none. Only the team that the
 * endpoint is for lends its tokens, whoever asks.
 *
 * @throws DomainError `not-found` for one of another team or one that was removed
 */
export async function tokenOfDeployment(
  context: Pick<Context, "database" | "configuration">,
  { deployment, teamId }: Lent,
): Promise<OpenedToken | null> {
  const id = tokenIdOf(deployment);
  if (id === null) return null;
  return openHubToken(context, { id, teams: [teamId], path: "spec.deployment.model.access" });
}

/** The same, or null where it was removed: for a model that is there and keeps the token that it was made with. */
export async function tokenIfKept(
  context: Pick<Context, "database" | "configuration">,
  lent: Lent,
): Promise<OpenedToken | null> {
  try {
    return await tokenOfDeployment(context, lent);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not-found") return null;
    throw error;
  }
}
