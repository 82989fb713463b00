import { RequestReference } from "@quarry/domain/requests/schema";
import { notFound } from "next/navigation";
import { RequestDetail } from "@/features/requests/request-detail.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Request" };

export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const input = RequestReference.safeParse(await params).data;
  if (!input) notFound();
  const queries = [apiHere.requests.get.queryOptions({ input })];
  return (
    <Prefetched queries={queries}>
      <RequestDetail id={input.id} now={pageTime()} />
    </Prefetched>
  );
}
