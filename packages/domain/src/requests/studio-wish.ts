import { verdictRule } from "@quarry/aws-core/verdicts/rules";
import { studioTagKeys } from "@quarry/aws-core/verdicts/studio-tags";
import { studioVerdict } from "@quarry/aws-core/verdicts/studio-verdict";
import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import type { Database } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import type { Plan, ProfileSpec } from "./schema.ts";

type Wish = Pick<ProfileSpec, "studio" | "name" | "tags">;

/**
 * Sees to it that the team may make profiles for the Studio project and that the name begins as the Studio's do.
 *
 * @throws DomainError `invalid`
 */
export async function checkStudioProject(
  database: Pick<Database, "studioProject">,
  teamId: string,
  { studio, name, tags }: Wish,
): Promise<void> {
  const details = tags
    .filter(({ key }) => isStudioKey(key))
    .map(({ key }) => ({ path: "spec.tags", message: `${key} is set by choosing a Studio project.` }));
  if (studio !== null) {
    const allowed = await database.studioProject.findFirst({ where: { teamId, ...studio } });
    const beginning = studioNameOf(studio);
    if (!allowed) {
      const message = "An admin has not allowed your team to make profiles for this Studio project.";
      details.push({ path: "spec.studio", message });
    }
    if (name !== beginning && !name.startsWith(`${beginning} `)) {
      details.push({
        path: "spec.name",
        message: `A profile for this project is named ${beginning}, and then as you like.`,
      });
    }
  }
  const [first] = details;
  if (first) throw new DomainError("invalid", first.message, { details });
}

const isStudioKey = (key: string): boolean =>
  Object.values(studioTagKeys).some((reserved) => reserved.toLowerCase() === key.toLowerCase());

/** How the Studio begins the names of profiles that it makes for a project. */
export function studioNameOf({ domainId, projectId }: NonNullable<ProfileSpec["studio"]>): string {
  return `${domainId} ${projectId}`;
}

/**
 * The tags by which the policies of Studio projects let their members call a profile. Proven in the field; AWS
 * documents no way to make such a profile outside the Studio.
 */
export function studioTagsOf({ studio }: Pick<Wish, "studio">): ProfileTag[] {
  if (studio === null) return [];
  return [
    { key: studioTagKeys.project, value: studio.projectId },
    { key: studioTagKeys.domain, value: studio.domainId },
    { key: studioTagKeys.managed, value: "true" },
  ];
}

/** What the project's policies make of the profile without and with the Studio's tags, and which of them decide. */
export function studioOf({ studio }: Pick<Wish, "studio">): Plan["studio"] {
  if (studio === null) return null;
  const judge = (tags: ProfileTag[]) =>
    studioVerdict({
      profile: { type: "APPLICATION", description: null },
      tags,
      expectedProject: studio.projectId,
      expectedDomain: studio.domainId,
    });
  const { verdict, sentence, ruleIds } = judge(studioTagsOf({ studio }));
  return {
    verdict,
    before: judge([]).sentence,
    sentence,
    reasons: ruleIds.map((id) => verdictRule(id).text),
  };
}
