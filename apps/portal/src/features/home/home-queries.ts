import "server-only";
import type { MeView } from "@quarry/domain/settings/schema";
import { apiHere } from "@/server/operations-here.ts";
import { homeInputs } from "./home-inputs.ts";

/** What the home page of this person shows; the first leads whoever is not signed in to the sign-in page. */
export function homeQueries(me: MeView | null): object[] {
  const own = apiHere.settings.me.queryOptions({ input: {} });
  if (me === null || me.roles.includes("guest")) return [own];
  const mirrorState = apiHere.profiles.mirrorState.queryOptions({ input: {} });
  return [own, mirrorState, ...(me.platformRole === "auditor" ? auditorQueries() : teamQueries())];
}

function teamQueries(): object[] {
  return [
    apiHere.profiles.list.queryOptions({ input: homeInputs.adopted }),
    apiHere.exports.list.queryOptions({ input: homeInputs.exports }),
    apiHere.requests.list.queryOptions({ input: homeInputs.waiting }),
    apiHere.profiles.ending.queryOptions({ input: {} }),
  ];
}

function auditorQueries(): object[] {
  return [
    apiHere.audit.chain.queryOptions({ input: {} }),
    apiHere.audit.list.queryOptions({ input: homeInputs.events }),
  ];
}
