"use client";

import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import type { MeView } from "@quarry/domain/settings/schema";
import { AuditorHome } from "./auditor-home.tsx";
import { GuestHome } from "./guest-home.tsx";
import { TeamHome } from "./team-home.tsx";

interface HomeProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Where everyone arrives: what to do next, and what is new. */
export function Home({ now }: HomeProps) {
  const query = useQuery(api.settings.me.queryOptions({ input: {} }));
  return (
    <QueryBoundary query={query} loading={<SkeletonText lines={6} />} failed="Your page could not be loaded">
      {(me) => <HomeOf me={me} now={now} />}
    </QueryBoundary>
  );
}

function HomeOf({ me, now }: HomeProps & { me: MeView }) {
  if (me.platformRole === "auditor") return <AuditorHome me={me} now={now} />;
  if (me.roles.includes("guest")) return <GuestHome me={me} />;
  return <TeamHome me={me} now={now} />;
}
