import { createAwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { operationTag } from "@quarry/aws-core/profiles/tags-schema";
import { listInferenceProfiles } from "@quarry/aws-core/profiles/list-inference-profiles";
import { listProfileTags } from "@quarry/aws-core/profiles/list-profile-tags";
import type { Findings, Tagged } from "./judge.ts";
import type { Lane } from "./lane.ts";

/** Reads a lane's database and its account in the simulator, once nothing happens there any more. */
export async function findOutcome(lane: Lane, acknowledged: readonly string[]): Promise<Findings> {
  const { database } = lane;
  const rows = await database.request.findMany({
    where: { state: { not: "pending" } },
    select: { id: true, state: true, operation: { select: { resourceArn: true } } },
  });
  return {
    acknowledged,
    requests: rows.map(({ id, state, operation }) => ({
      id,
      state,
      resourceArn: operation?.resourceArn ?? null,
    })),
    resources: await findTagged(lane),
    ...(await readTrail(lane)),
  };
}

/** The audit trail of requests, and the number of the first row that does not follow from the one before. */
export async function readTrail({ database }: Lane): Promise<Pick<Findings, "events" | "firstBroken">> {
  const events = await database.event.findMany({
    where: { subjectKind: "request" },
    select: { name: true, subjectId: true },
  });
  const [chain] = await database.$queryRaw<{ first_broken: bigint | null }[]>`
    SELECT first_broken FROM quarry_verify_events()`;
  return {
    events: events.map(({ name, subjectId }) => ({ name, requestId: subjectId ?? "" })),
    firstBroken: chain?.first_broken === null ? null : String(chain?.first_broken),
  };
}

async function findTagged({ account }: Lane): Promise<Tagged[]> {
  const credentials = async () => ({ accessKeyId: account, secretAccessKey: "faults" });
  const clients = createAwsClients({ region: "us-east-1", credentials });
  const profiles = await listInferenceProfiles(clients, { type: "APPLICATION" });
  const tagged: Tagged[] = [];
  for (const { arn } of profiles) {
    const tags = await listProfileTags(clients, arn);
    const operation = tags.find(({ key }) => key === operationTag)?.value;
    if (operation !== undefined) tagged.push({ arn, operation });
  }
  return tagged;
}
