import type { World } from "../../testing/world.ts";
import { provisionRequest } from "../provision-request.ts";
import type { ProfileSpec } from "../schema.ts";
import { aSpec } from "./a-spec.ts";

/** A profile that Linus asked for, Grace approved and the worker made, as the catalog's row. */
export async function provisionedProfile(world: World, part: Partial<ProfileSpec> = {}) {
  const [linus, grace] = [await world.as("linus"), await world.as("grace")];
  const { id, version, specHash } = await linus.requests.submit({
    kind: "profile.create",
    spec: await aSpec(world, part),
  });
  await grace.requests.approve({ id, version, specHash });
  await provisionRequest(world.job("requests.provision"), { requestId: id });
  const { profileId, resourceArn } = await linus.requests.get({ id });
  const profile = await world.database.profile.findUniqueOrThrow({ where: { id: profileId ?? "" } });
  return { ...profile, requestId: id, arn: resourceArn ?? "" };
}
