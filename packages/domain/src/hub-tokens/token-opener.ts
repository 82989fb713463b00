import { HubError } from "@quarry/aws-core/hub/hub-error";
import { lookUpRepository } from "@quarry/aws-core/hub/look-up-repository";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { Secret } from "@quarry/aws-core/roles/secret";
import { appendEvent } from "../audit/append-event.ts";
import { hubRefusals } from "../endpoints/deployment-facts.ts";
import type { Pass } from "../endpoints/start-pass.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { CannotProvision } from "../requests/cannot-provision.ts";
import { openHubToken } from "./open-hub-token.ts";
import type { OpenedToken } from "./open-hub-token.ts";

type HubSource = Extract<DeploymentSpec["model"], { source: "hub" }>;

/**
 * What opens the Hub token of an endpoint when its model is about to be made; undefined when it names none. The
 * token is shown to the Hub once more, so that no instance is paid for a download that cannot work.
 */
export function tokenOpener(context: JobContext, pass: Pass): (() => Promise<Secret>) | undefined {
  const { data } = DeploymentSpec.safeParse(pass.endpoint.spec);
  if (data?.model.source !== "hub" || data.model.access.kind !== "token") return undefined;
  const { model } = data;
  const { tokenId } = data.model.access;
  return async () => {
    const token = await opened(context, pass, tokenId);
    await assertReads(context, model, token);
    await rememberGift(context, pass, token);
    return token.secret;
  };
}

/** @throws CannotProvision when it was removed, or the key of the installation does not open it */
async function opened(context: JobContext, { endpoint }: Pass, id: string): Promise<OpenedToken> {
  try {
    return await openHubToken(context, { id, teams: endpoint.teamId === null ? [] : [endpoint.teamId] });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw cannot(error.message, "Ask again with another token of the team.", error);
  }
}

/** @throws CannotProvision when the Hub says that the token does not open the model (any more) */
async function assertReads(
  { configuration: { hubEndpoint }, signal }: JobContext,
  { repository, revision }: HubSource,
  { name, secret }: OpenedToken,
): Promise<void> {
  try {
    await lookUpRepository({
      repository,
      revision,
      token: secret.reveal(),
      ...(hubEndpoint !== undefined && { endpoint: hubEndpoint }),
      signal,
    });
  } catch (error) {
    if (!(error instanceof HubError) || !hubRefusals.has(error.code)) {
      // A Hub that does not answer this worker may answer the container.
      if (error instanceof HubError && error.code !== "aborted") return;
      throw error;
    }
    throw cannot(`The Hub token “${name}”: ${error.message}`, `${error.remedy} Then ask again.`, error);
  }
}

const cannot = (cause: string, remedy: string, error: Error): CannotProvision =>
  new CannotProvision(
    { code: "forbidden", awsCode: "", title: "The Hub token does not open the model", cause, remedy },
    error,
  );

/** The audit trail says once for each model into which account the token has gone. */
async function rememberGift(
  context: JobContext,
  { endpoint, connection, calls }: Pass,
  { id, name }: OpenedToken,
): Promise<void> {
  const after = {
    endpoint: endpoint.name,
    model: calls?.names.model ?? "",
    account: connection.accountId,
    region: endpoint.region,
  };
  await context.database.$transaction(async (transaction) => {
    const told = await transaction.event.count({
      where: { name: "hub-token.given", subjectId: id, after: { equals: after } },
    });
    if (told > 0) return;
    await appendEvent(transaction, context, {
      name: "hub-token.given",
      subject: { kind: "hub-token", id, label: name },
      ...(endpoint.teamId !== null && { teamId: endpoint.teamId }),
      after,
    });
  });
}
