import { ProfileReference } from "@quarry/domain/profiles/schema";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProfileDetail } from "@/features/profiles/profile-detail.tsx";
import { pageTime } from "@/server/page-time.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Inference profile" };

interface ProfilePageProps {
  params: Promise<{ id: string }>;
}

export default async function ProfilePage({ params }: ProfilePageProps) {
  const input = ProfileReference.safeParse(await params).data;
  if (!input) notFound();
  const queries = [
    apiHere.profiles.get.queryOptions({ input }),
    apiHere.aliases.list.queryOptions({ input: { profileId: input.id } }),
    apiHere.profiles.snippets.queryOptions({ input }),
    apiHere.tags.ofProfile.queryOptions({ input }),
    apiHere.profiles.code.queryOptions({ input }),
    apiHere.profiles.policies.queryOptions({ input }),
  ];
  return (
    <Prefetched queries={queries}>
      <ProfileDetail id={input.id} now={pageTime()} />
    </Prefetched>
  );
}
