import { ExportReference } from "@quarry/domain/exports/schema";
import { notFound } from "next/navigation";
import { ExportDetail } from "@/features/exports/export-detail.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Export" };

export default async function ExportPage({ params }: { params: Promise<{ id: string }> }) {
  const input = ExportReference.safeParse(await params).data;
  if (!input) notFound();
  const queries = [
    apiHere.exports.get.queryOptions({ input }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <ExportDetail id={input.id} now={pageTime()} />
    </Prefetched>
  );
}
