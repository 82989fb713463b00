import { StudioProjects } from "@/features/studio-projects/studio-projects.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Studio projects" };

export default function StudioProjectsPage() {
  const queries = [
    apiHere.studioProjects.list.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <StudioProjects now={pageTime()} />
    </Prefetched>
  );
}
