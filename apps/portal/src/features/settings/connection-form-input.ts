import type { AddConnectionInput } from "@quarry/domain/connections/schema";
import type { z } from "zod";

/** What the form holds: everything as typed. */
export interface ConnectionForm {
  name: string;
  roleArn: string;
  regions: string;
  team: string;
}

/** The form in the shape of the operation's input: regions apart, an empty team left out. */
export function connectionInput({
  name,
  roleArn,
  regions,
  team,
}: ConnectionForm): z.input<typeof AddConnectionInput> {
  const slug = team.trim();
  return {
    name,
    roleArn: roleArn.trim(),
    regions: regions.split(/[\s,;]+/u).filter(Boolean),
    ...(slug === "" ? {} : { team: slug }),
  };
}
