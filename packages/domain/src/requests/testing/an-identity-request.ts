import type { World } from "../../testing/world.ts";
import { provisionRequest } from "../provision-request.ts";
import type { RepairSpec, RoleSpec, UserSpec } from "../identity-schema.ts";

const region = "us-west-2";
const executionRoleArn = "arn:aws:iam::111122223333:role/quarry-execution";

async function wish(world: Pick<World, "database">) {
  const { id } = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return { connectionId: id, region, purpose: "Ranking of answers", ticket: "", justification: "" };
}

/** An execution role for one image and one folder of a bucket. */
export const executionRole: RoleSpec["role"] = {
  template: "execution-role",
  images: [`763104351884.dkr.ecr.${region}.amazonaws.com/huggingface-vllm:0.25.1-gpu`],
  artefacts: { bucket: "team-models", prefix: "qwen/" },
};

/** A role that the simulated company can have. */
export async function aRoleSpec(
  world: Pick<World, "database">,
  part: Partial<RoleSpec> = {},
): Promise<RoleSpec> {
  const name = `search-${crypto.randomUUID().slice(0, 8)}`;
  return { ...(await wish(world)), name, role: executionRole, ...part };
}

/** A repair of the company's role that lets SageMaker in without a condition and holds the four classic policies. */
export async function aRepairSpec(
  world: Pick<World, "database">,
  part: Partial<RepairSpec> = {},
): Promise<RepairSpec> {
  const roleArn = "arn:aws:iam::111122223333:role/SageMakerExecutionRoleLLM";
  return { ...(await wish(world)), roleArn, role: executionRole, takeAway: false, ...part };
}

/** A user with a key for endpoints of the search team. */
export async function aUserSpec(world: Pick<World, "database">): Promise<UserSpec> {
  return { ...(await wish(world)), user: { namePrefix: "search-", executionRoleArn } };
}

type Wish =
  | { kind: "role.create"; spec: RoleSpec }
  | { kind: "role.repair"; spec: RepairSpec }
  | { kind: "user.create"; spec: UserSpec };

/** What Linus asked for and Grace and Ada approved; the worker has not begun. */
export async function approvedIdentity(world: World, asked: Wish): Promise<{ id: string }> {
  const { id, version, specHash } = await (await world.as("linus")).requests.submit(asked);
  await (await world.as("grace")).requests.approve({ id, version, specHash });
  await (await world.as("ada")).requests.approve({ id, version, specHash });
  return { id };
}

/** A user with a sealed key, made for Linus. */
export async function aUserWithKey(world: World): Promise<{ id: string; iamUserId: string }> {
  await (await world.as("ada")).roles.savePolicy({ allowsUsers: true });
  const { id } = await approvedIdentity(world, { kind: "user.create", spec: await aUserSpec(world) });
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  const user = await world.database.iamUser.findUniqueOrThrow({ where: { requestId: id } });
  return { id, iamUserId: user.id };
}

/** The IAM of the simulated company. */
export async function iamOf(world: World) {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return world.means.aws.clientsFor(connection, region);
}
