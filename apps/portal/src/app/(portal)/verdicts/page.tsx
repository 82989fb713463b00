import { readCheckerAddress } from "@/features/verdicts/checker-address.ts";
import { readForm } from "@/features/verdicts/checker-check.ts";
import { exampleProfileFilter } from "@/features/verdicts/example-profile-filter.ts";
import { VerdictChecker } from "@/features/verdicts/verdict-checker.tsx";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Verdict checker" };

export default async function VerdictsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const asked = readForm(readCheckerAddress(await searchParams));
  const { question } = asked;
  const answer = question ? [apiHere.verdicts.get.queryOptions({ input: question })] : [];
  const examples = apiHere.profiles.list.queryOptions({ input: exampleProfileFilter });
  return (
    <Prefetched queries={[apiHere.settings.me.queryOptions({ input: {} }), examples, ...answer]}>
      <VerdictChecker {...asked} />
    </Prefetched>
  );
}
