import type { ProfileView } from "@quarry/domain/profiles/schema";
import type { ComboboxOption } from "@quarry/ui/combobox";
import { routingWords } from "../profiles/routing-words.ts";

/** The lists a profile is picked from: those of one's teams, then other application profiles, then those of AWS. */
export function pickerInputs(q: string) {
  return {
    adopted: { q, scope: "adopted", pageSize: 25 },
    application: { q, type: ["APPLICATION"], pageSize: 25 },
    systemDefined: { q, type: ["SYSTEM_DEFINED"], pageSize: 25 },
  } as const;
}

interface Found {
  adopted: readonly ProfileView[];
  others: readonly ProfileView[];
  /** Stays an option whatever is searched for, so that the field keeps showing it. */
  chosen: ProfileView | undefined;
}

/** Options in the order of the lists, each profile once; what AWS no longer lists cannot be called. */
export function profileOptions({ adopted, others, chosen }: Found): ComboboxOption[] {
  const options = new Map<string, ComboboxOption>();
  const add = (profile: ProfileView, prefix: string) => {
    if (!options.has(profile.id)) options.set(profile.id, toOption(profile, prefix));
  };
  for (const profile of adopted.filter(({ goneAt }) => goneAt === null)) add(profile, "Your team · ");
  for (const profile of others) add(profile, "");
  if (chosen) add(chosen, "");
  return [...options.values()];
}

function toOption(profile: ProfileView, prefix: string): ComboboxOption {
  const { id, name, region, connection, baseModelId, suspension } = profile;
  const held = suspension?.isHeld ? "Suspended · " : "";
  const { chip } = routingWords(profile);
  return {
    value: id,
    label: name,
    hint: `${held}${prefix}${baseModelId ?? "unknown model"} · ${region} ${chip} · ${connection}`,
  };
}
