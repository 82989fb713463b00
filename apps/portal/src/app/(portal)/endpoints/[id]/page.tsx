import { EndpointReference } from "@quarry/domain/endpoints/schema";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EndpointDetail } from "@/features/endpoints/endpoint-detail.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Endpoint" };

interface EndpointPageProps {
  params: Promise<{ id: string }>;
}

export default async function EndpointPage({ params }: EndpointPageProps) {
  const input = EndpointReference.safeParse(await params).data;
  if (!input) notFound();
  return (
    <Prefetched queries={[apiHere.endpoints.get.queryOptions({ input })]}>
      <EndpointDetail id={input.id} now={pageTime()} />
    </Prefetched>
  );
}
