import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { HubModel } from "@quarry/aws-core/hub/schema";
import type { DeployDraft } from "./deploy-draft.ts";

type Access = Extract<DeploymentSpec["model"], { source: "hub" }>["access"];

/** How the container opens the repository, as it would be sent. */
export function accessOf({
  access: kind,
  tokenId,
  secretArn,
}: Pick<DeployDraft, "access" | "tokenId" | "secretArn">): Access {
  if (kind === "token") return { kind, tokenId };
  if (kind === "secret") return { kind, secretArn: secretArn.trim() };
  return { kind };
}

interface Chosen extends Pick<DeployDraft, "source" | "access"> {
  model: Pick<HubModel, "repository" | "gated" | "private"> | null;
}

/** Why the container could not download the model that was looked up. */
export function closedModel({ source, model, access }: Chosen): string | undefined {
  if (source === "s3" || model === null || access !== "open") return undefined;
  if (model.gated === "no" && !model.private) return undefined;
  const kind = model.private ? "private" : "gated";
  return `${model.repository} is ${kind}: choose a token of your team that may read it, or copy the model to S3 and deploy it from there.`;
}
