import { homeQueries } from "@/features/home/home-queries.ts";
import { Home } from "@/features/home/home.tsx";
import { meHere } from "@/features/shell/me-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Home" };

export default async function HomePage() {
  const queries = homeQueries(await meHere());
  return (
    <Prefetched queries={queries}>
      <Home now={pageTime()} />
    </Prefetched>
  );
}
