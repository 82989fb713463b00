// Records that the walk over all operations works on, each made for one call.
import { startHubServer } from "@quarry/aws-core/hub/testing/start-hub-server";
import { onTestFinished } from "vitest";
import { aSpec } from "../requests/testing/a-spec.ts";
import { pendingRequests } from "../requests/testing/pending-requests.ts";
import { aliveArn } from "./sample-export.ts";
import type { Person, World } from "./world.ts";

export const searchTeam = (world: World) =>
  world.database.team.findUniqueOrThrow({ where: { slug: "search" } });
export const personNamed = (world: World, person: Person) =>
  world.database.user.findUniqueOrThrow({ where: { email: `${person}@example.com` } });

/** A profile of team search that this person brought into the catalog. */
export async function aProfile(
  world: World,
  person: Person,
): Promise<{ id: string; arn: string; connectionId: string }> {
  const known = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
  const { id: _id, expectedTags: _tags, deletionFailure: _failure, models, ...columns } = known;
  const arn = `${aliveArn.slice(0, -12)}${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const adoption = {
    teamId: (await searchTeam(world)).id,
    adoptedById: (await personNamed(world, person)).id,
  };
  return world.database.profile.create({
    data: { ...columns, models: models ?? [], arn, name: "walk", adoptions: { create: adoption } },
  });
}

/** An alias `a{id}` of team search. */
export async function anAlias(world: World): Promise<{ id: string }> {
  const id = crypto.randomUUID().slice(0, 8);
  const profile = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
  const { id: teamId } = await searchTeam(world);
  await world.database.profileAlias.create({
    data: { teamId, app: `a${id}`, environment: "test", profileId: profile.id },
  });
  return { id };
}

export async function aDrift(world: World): Promise<{ id: string }> {
  const { arn, connectionId } = await aProfile(world, "linus");
  return world.database.drift.create({
    data: { connectionId, region: "us-west-2", kind: "unknown", arn, name: "walk" },
  });
}

/** A running endpoint of Linus in team search. */
export async function anEndpoint(world: World): Promise<{ id: string }> {
  const { connectionId } = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
  await world.database.endpoint.deleteMany({ where: { name: "walked" } });
  const { id: requestId } = await aRequest(world);
  return world.database.endpoint.create({
    data: {
      connectionId,
      requestId,
      region: "us-west-2",
      name: "walked",
      wish: "running",
      teamId: (await searchTeam(world)).id,
      ownerId: (await personNamed(world, "linus")).id,
    },
  });
}

export async function aRequest(world: World): Promise<{ id: string }> {
  const [made] = await pendingRequests(world, 1);
  return { id: made?.id ?? "" };
}

export async function aFailedRequest(world: World): Promise<{ id: string }> {
  const made = await aRequest(world);
  await world.database.request.update({ where: { id: made.id }, data: { state: "failed" } });
  const operation = { requestId: made.id, kind: "CreateInferenceProfile", input: {} };
  await world.database.awsOperation.create({ data: operation });
  return made;
}

/** A Studio project that team search may make profiles for. */
export async function aStudioProject(world: World): Promise<{ id: string }> {
  const [team, ada] = [await searchTeam(world), await personNamed(world, "ada")];
  const place = { domainId: "dzd-walk", projectId: crypto.randomUUID() };
  return world.database.studioProject.create({ data: { teamId: team.id, allowedById: ada.id, ...place } });
}

/** An account's Region that everybody may ask for something in. */
export async function aPlace(world: World): Promise<{ connectionId: string; region: string }> {
  const { connectionId, region } = await aSpec(world);
  return { connectionId, region };
}

/** A Hugging Face Hub that is there until the test ends. */
export async function aHub({ means }: World): Promise<{ id: string }> {
  const hub = await startHubServer({ port: 0 });
  onTestFinished(() => hub.close());
  means.configuration.hubEndpoint = hub.url;
  return { id: hub.url };
}

/** A Hub token that this person added to team search; it opens nothing. */
export async function aHubToken(world: World, person: Person): Promise<{ id: string }> {
  const [team, adder] = [await searchTeam(world), await personNamed(world, person)];
  const name = crypto.randomUUID();
  const facts = { name, sealed: "walk", owner: "walk", kind: "read", lastFour: "walk" };
  return world.database.hubToken.create({ data: { teamId: team.id, addedById: adder.id, ...facts } });
}

/** A configuration that no endpoint uses. */
export async function aLeftover(world: World): Promise<{ id: string }> {
  const { connectionId } = await world.database.profile.findFirstOrThrow({ where: { arn: aliveArn } });
  const name = crypto.randomUUID();
  return world.database.endpointLeftover.create({
    data: { connectionId, region: "us-west-2", kind: "configuration", name, arn: name, seenAt: new Date() },
  });
}
