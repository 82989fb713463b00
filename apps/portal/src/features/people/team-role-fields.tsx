"use client";

import type { TeamOfPerson, TeamView } from "@quarry/domain/people/schema";
import { Button } from "@quarry/ui/button";
import { Combobox } from "@quarry/ui/combobox";
import { GroupError } from "@quarry/ui/group-error";
import { IconButton } from "@quarry/ui/icon-button";
import { Select } from "@quarry/ui/select";
import { Plus, X } from "lucide-react";
import { teamRoleOptions } from "./people-words.ts";

/** A team and a role in it as the form holds them; no team is chosen while it is null. */
export interface TeamRoleDraft {
  team: string | null;
  role: TeamOfPerson["role"];
}

export const emptyTeamRole: TeamRoleDraft = { team: null, role: "member" };

interface TeamRoleFieldsProps {
  teams: readonly TeamView[];
  value: readonly TeamRoleDraft[];
  onChange: (value: readonly TeamRoleDraft[]) => void;
  error?: string | undefined;
}

/** The teams that somebody is to be in, each with a role. */
export function TeamRoleFields({ teams, value, onChange, error }: TeamRoleFieldsProps) {
  const replace = (index: number, part: Partial<TeamRoleDraft>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <div className="flex flex-col gap-3">
      {value.map(({ team, role }, index) => {
        const number = index === 0 ? "" : ` ${index + 1}`;
        return (
          <div key={index} className="grid grid-cols-[minmax(0,1fr)_9rem_auto] items-end gap-2">
            <Combobox
              label={`Team${number}`}
              placeholder="No team yet"
              searchPlaceholder="Search teams"
              options={freeTeams(teams, value, team)}
              value={team}
              onChange={(slug) => replace(index, { team: slug })}
            />
            <Select
              label={`Role in it${number}`}
              options={teamRoleOptions}
              value={role}
              onChange={(next) => replace(index, { role: next })}
            />
            <IconButton
              label={`Leave team${number} out`}
              icon={<X aria-hidden />}
              disabled={value.length === 1 && team === null}
              onClick={() =>
                onChange(value.length === 1 ? [emptyTeamRole] : value.filter((_, at) => at !== index))
              }
            />
          </div>
        );
      })}
      <GroupError error={error} />
      {value.length < teams.length ? (
        <Button
          size="sm"
          variant="quiet"
          className="self-start"
          icon={<Plus aria-hidden />}
          onClick={() => onChange([...value, emptyTeamRole])}
        >
          Another team
        </Button>
      ) : null}
    </div>
  );
}

/** The teams that no other row has. */
function freeTeams(teams: readonly TeamView[], value: readonly TeamRoleDraft[], own: string | null) {
  const taken = new Set(value.flatMap(({ team }) => (team === null || team === own ? [] : [team])));
  return teams
    .filter(({ slug }) => !taken.has(slug))
    .map(({ slug, name }) => ({ value: slug, label: name, hint: slug }));
}
