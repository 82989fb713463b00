import type { ProfileView } from "@quarry/domain/profiles/schema";

/** A profile with how it last came into the catalog of one of the person's teams. */
export interface LatestAdoption<Profile = ProfileView> {
  profile: Profile;
  adoption: ProfileView["adoptions"][number];
}

/** The adoptions by these teams (slugs), one for each profile, the newest first. */
export function latestAdoptions<Profile extends Pick<ProfileView, "adoptions">>(
  profiles: readonly Profile[],
  teams: readonly string[],
): LatestAdoption<Profile>[] {
  return profiles
    .flatMap((profile) => {
      const own = profile.adoptions.filter(({ team }) => teams.includes(team));
      const adoption = own.toSorted(byNewest)[0];
      return adoption ? [{ profile, adoption }] : [];
    })
    .toSorted((one, other) => byNewest(one.adoption, other.adoption));
}

function byNewest(one: { adoptedAt: string }, other: { adoptedAt: string }): number {
  return other.adoptedAt.localeCompare(one.adoptedAt);
}
