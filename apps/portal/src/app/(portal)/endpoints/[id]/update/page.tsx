import { EndpointReference } from "@quarry/domain/endpoints/schema";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UpdateEndpoint } from "@/features/endpoints/update-endpoint.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Update an endpoint" };

export default async function UpdateEndpointPage({ params }: { params: Promise<{ id: string }> }) {
  const input = EndpointReference.safeParse(await params).data;
  if (!input) notFound();
  const queries = [
    apiHere.endpoints.get.queryOptions({ input }),
    apiHere.requests.places.queryOptions({ input: {} }),
    apiHere.endpoints.images.queryOptions({ input: { region: "" } }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <UpdateEndpoint id={input.id} />
    </Prefetched>
  );
}
