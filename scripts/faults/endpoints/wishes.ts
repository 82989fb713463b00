import { randomUUID } from "node:crypto";
import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { aComponentDeployment, aDeployment } from "@quarry/aws-core/endpoints/testing/a-deployment";
import type { Lane } from "../lane.ts";
import type { Ending } from "./judge-endpoints.ts";
import { region, type Stage } from "./stage.ts";

/** How the model of an endpoint is placed: on its instances, or as a component that scales to zero. */
export type Form = "plain" | "component";

/** What was asked for on a stage, and what has to become of it. */
export interface Wishes {
  stage: Stage;
  /** What each approved request has to end as, by its id. */
  endings: Map<string, Ending>;
  /** How often each endpoint may be made, by its name. */
  lives: Map<string, number>;
}

/** An endpoint that was asked for. */
export interface Asked {
  /** Of the request that makes it. */
  requestId: string;
  deployment: DeploymentSpec;
}

export const noWishes = (stage: Stage): Wishes => ({ stage, endings: new Map(), lives: new Map() });

interface Wish {
  form?: Form;
  /** Begins the endpoint's name. */
  name: string;
  ending?: Ending;
  instanceType?: DeploymentSpec["instances"]["type"];
}

const placed = { plain: aDeployment, component: aComponentDeployment } as const;

/** Has the creation of an endpoint approved. */
export async function askForEndpoint(wishes: Wishes, wish: Wish): Promise<Asked> {
  const { form = "plain", name, ending = "active", instanceType = "ml.g5.xlarge" } = wish;
  const { lane, roleArn } = wishes.stage;
  const given = placed[form]({ name: `${name}-${randomUUID().slice(0, 8)}`, roleArn, region });
  const deployment = { ...given, instances: { ...given.instances, type: instanceType } };
  const { id: connectionId } = await lane.database.connection.findUniqueOrThrow({
    where: { name: "Company" },
  });
  const spec = { connectionId, deployment, purpose: "Ranking of answers" };
  wishes.lives.set(deployment.name, 1);
  return { requestId: await approve(wishes, { kind: "endpoint.create", spec }, ending), deployment };
}

/** Has an update of an endpoint in service approved: another instance, or another limit of a component's model. */
export async function askForUpdate(wishes: Wishes, asked: Asked, ending: Ending = "active"): Promise<Asked> {
  const { deployment: before } = asked;
  const { id: endpointId } = await endpointOf(wishes, asked);
  const deployment: DeploymentSpec =
    before.placement.mode === "MODEL_BASED"
      ? { ...before, instances: { ...before.instances, type: "ml.g5.4xlarge" } }
      : { ...before, environment: { ...before.environment, SM_VLLM_MAX_MODEL_LEN: "4096" } };
  await approve(wishes, { kind: "endpoint.update", spec: { endpointId, deployment } }, ending);
  return { ...asked, deployment };
}

type Submission = Parameters<Lane["people"]["linus"]["requests"]["submit"]>[0];

/** Asks as Linus, and approves as those who have to. @returns the request's id */
async function approve({ stage, endings }: Wishes, submission: Submission, ending: Ending): Promise<string> {
  const { linus, grace, ada } = stage.lane.people;
  const { id, version, specHash, stages } = await stage.whileRegionIsOpen(() =>
    linus.requests.submit(submission),
  );
  endings.set(id, ending);
  const seen = { id, version, specHash };
  await grace.requests.approve(seen);
  if (stages.length > 1) await ada.requests.approve(seen);
  return id;
}

export async function stopEndpoint(wishes: Wishes, asked: Asked): Promise<void> {
  const { id } = await endpointOf(wishes, asked);
  await wishes.stage.lane.people.grace.endpoints.stop({ id });
}

/** Has a stopped endpoint made anew. */
export async function startEndpoint(wishes: Wishes, asked: Asked): Promise<void> {
  const { id, name } = await endpointOf(wishes, asked);
  wishes.lives.set(name, (wishes.lives.get(name) ?? 0) + 1);
  await wishes.stage.lane.people.grace.endpoints.start({ id });
}

/** Has everything deleted that is still there and not wanted away already. */
export async function deleteAll({ stage: { lane } }: Wishes): Promise<void> {
  const rows = await lane.database.endpoint.findMany({
    where: { goneAt: null, wish: { in: ["running", "stopped"] } },
  });
  for (const { id, name } of rows) await lane.people.grace.endpoints.delete({ id, name });
}

const endpointOf = ({ stage: { lane } }: Wishes, { requestId }: Pick<Asked, "requestId">) =>
  lane.database.endpoint.findUniqueOrThrow({ where: { requestId } });
