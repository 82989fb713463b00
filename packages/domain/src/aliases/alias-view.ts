import type { Prisma } from "@quarry/database/generated/client";
import type { AliasView } from "./schema.ts";

/** What an alias's view is made of. */
export const aliasRelations = {
  team: { select: { slug: true } },
  profile: { select: { id: true, name: true, arn: true, region: true, baseModelId: true } },
  previous: { select: { id: true, name: true, arn: true } },
} as const satisfies Prisma.ProfileAliasInclude;

type AliasRow = Prisma.ProfileAliasGetPayload<{ include: typeof aliasRelations }>;

/** An alias as it travels. */
export function toAliasView({ team, app, environment, movedAt, profile, previous }: AliasRow): AliasView {
  return {
    team: team.slug,
    app,
    environment,
    arn: profile.arn,
    region: profile.region,
    profileId: profile.id,
    name: profile.name,
    baseModelId: profile.baseModelId,
    movedAt: movedAt.toISOString(),
    previous: previous && { profileId: previous.id, name: previous.name, arn: previous.arn },
    ssmCommand: `aws ssm put-parameter --region ${profile.region} --name /quarry/${team.slug}/${app}/${environment} --type String --overwrite --value ${profile.arn}`,
  };
}
