import { RequestReference } from "@quarry/domain/requests/schema";
import { notFound } from "next/navigation";
import { EditRequest } from "@/features/requests/edit-request.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Change a request" };

export default async function EditRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const input = RequestReference.safeParse(await params).data;
  if (!input) notFound();
  const queries = [
    apiHere.requests.get.queryOptions({ input }),
    apiHere.requests.places.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <EditRequest id={input.id} />
    </Prefetched>
  );
}
