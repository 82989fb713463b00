import { countInstances } from "@quarry/aws-core/deployments/count-instances";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import type { DeploymentFacts } from "@quarry/aws-core/endpoints/checks/deployment-check";
import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { describeEndpoint } from "@quarry/aws-core/endpoints/describe-endpoint";
import { findEndpointQuota } from "@quarry/aws-core/endpoints/find-endpoint-quota";
import { lookAtArtefact } from "@quarry/aws-core/endpoints/look-at-artefact";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { HubError } from "@quarry/aws-core/hub/hub-error";
import type { HubErrorCode } from "@quarry/aws-core/hub/hub-error";
import { lookUpRepository } from "@quarry/aws-core/hub/look-up-repository";
import type { HubModel } from "@quarry/aws-core/hub/schema";
import { compareTrust } from "@quarry/aws-core/roles/compare-trust";
import { executionRoleTrust } from "@quarry/aws-core/roles/execution-role";
import { readRole } from "@quarry/aws-core/roles/read-role";
import type { OpenedToken } from "../hub-tokens/open-hub-token.ts";
import { DomainError } from "../operation/domain-error.ts";

interface Sources {
  clients: AwsClients;
  account: string;
  hubEndpoint: string | undefined;
  /** The Hub token that the deployment names, opened; null when it names none. */
  hubToken: OpenedToken | null;
  signal: AbortSignal | undefined;
}

/**
 * What the pre-flight has to know, by calls that change nothing. What may not be read is unknown.
 *
 * @throws DomainError `invalid` when the Hub says that the model is not to be had
 */
export async function gatherFacts(spec: DeploymentSpec, sources: Sources): Promise<DeploymentFacts> {
  const [model, artefact, quota, role, name] = await Promise.all([
    modelOf(spec, sources),
    artefactOf(spec, sources),
    quotaOf(spec, sources),
    roleOf(spec, sources),
    nameOf(spec, sources),
  ]);
  const { account, hubToken: token } = sources;
  const hubToken = token && { name: token.name, owner: token.owner, kind: token.kind };
  return { account, model, hubToken, artefact, quota, role, name };
}

async function modelOf(
  { model }: DeploymentSpec,
  { hubEndpoint, hubToken, signal }: Sources,
): Promise<HubModel | null> {
  if (model.source !== "hub") return null;
  try {
    return await lookUpRepository({
      repository: model.repository,
      revision: model.revision,
      ...(hubEndpoint !== undefined && { endpoint: hubEndpoint }),
      ...(hubToken && { token: hubToken.secret.reveal() }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    if (!hubRefusals.has(error.code)) return null;
    // Only the container reads a secret, and a model that serves has a token that may not be kept here any more.
    if (hubToken === null && model.access.kind !== "open" && closed.has(error.code)) return null;
    const message = `${error.message} ${error.remedy}`;
    const details = [{ path: "spec.deployment.model", message }];
    throw new DomainError("invalid", message, { details, cause: error });
  }
}

/** What the Hub says for certain; whatever else may be only of this moment. */
export const hubRefusals: ReadonlySet<HubErrorCode> = new Set([
  "token-invalid",
  "unauthenticated",
  "gated",
  "forbidden",
  "not-found",
  "not-a-model",
  "no-weights",
]);

// What the Hub says to somebody without a token of a repository that a token may open.
const closed: ReadonlySet<HubErrorCode> = new Set(["unauthenticated", "gated"]);

async function artefactOf(
  { model }: DeploymentSpec,
  { clients, signal }: Sources,
): Promise<DeploymentFacts["artefact"]> {
  return model.source === "s3" ? lookAtArtefact(clients, model.uri, signal) : null;
}

async function quotaOf(
  { instances }: DeploymentSpec,
  { clients, signal }: Sources,
): Promise<DeploymentFacts["quota"]> {
  return known<DeploymentFacts["quota"]>("unknown", async () => {
    const quota = await findEndpointQuota(clients, instances.type, signal);
    if (!quota) return "none";
    return { limit: quota.limit, used: await countInstances(clients, instances.type, signal) };
  });
}

async function roleOf(
  { roleArn }: DeploymentSpec,
  { clients, account }: Sources,
): Promise<DeploymentFacts["role"]> {
  const unread = {
    verdict: "unknown",
    why: "The role could not be read: iam:GetRole is not allowed.",
  } as const;
  return known<DeploymentFacts["role"]>(unread, async () => {
    const role = await readRole(clients, roleArn);
    if (!role) return { verdict: "missing", why: `There is no role ${roleArn}.` };
    const [missing] = compareTrust(role.trust, executionRoleTrust({ account })).filter(
      ({ kind }) => kind === "missing",
    );
    return missing
      ? { verdict: "untrusted", why: missing.why }
      : { verdict: "trusted", why: `SageMaker may assume ${role.name}.` };
  });
}

async function nameOf(
  { name }: DeploymentSpec,
  { clients, signal }: Sources,
): Promise<DeploymentFacts["name"]> {
  return known<DeploymentFacts["name"]>("unknown", async () =>
    (await describeEndpoint(clients, name, signal)) ? "taken" : "free",
  );
}

async function known<Fact>(otherwise: Fact, find: () => Promise<Fact>): Promise<Fact> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof AwsError && error.code !== "aborted") return otherwise;
    throw error;
  }
}
