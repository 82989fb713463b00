"use client";

import type { NavigationGroup } from "@quarry/ui/side-navigation";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { PlaceIcon } from "./place-icon.tsx";
import { placesFor } from "./places.tsx";
import type { Place } from "./places.tsx";
import { shellInputs } from "./shell-inputs.ts";

/** The navigation of someone with these permissions, with how much there is behind the lists. */
export function useNavigation(permissions: readonly string[]): NavigationGroup[] {
  const profiles = useQuery(
    api.profiles.list.queryOptions({
      input: shellInputs.countedProfiles,
      enabled: permissions.includes("profiles.read"),
    }),
  );
  const exports = useQuery(
    api.exports.list.queryOptions({
      input: shellInputs.countedExports,
      enabled: permissions.includes("exports.read"),
    }),
  );
  const requests = useQuery(
    api.requests.counts.queryOptions({ input: {}, enabled: permissions.includes("requests.read") }),
  );
  const counts: Record<string, { count: number | undefined; countLabel: string }> = {
    "/profiles": countOf(profiles.data?.total, "profile"),
    "/requests": { count: requests.data?.toDecide, countLabel: "requests for you to decide" },
    "/exports": countOf(exports.data?.total, "export"),
  };
  const toItem = ({ href, label, icon }: Place) => ({
    href,
    label,
    icon: <PlaceIcon icon={icon} />,
    ...counts[href],
  });
  const places = placesFor(permissions);
  const groups = [
    { items: places.filter(({ isOversight }) => !isOversight).map(toItem) },
    { label: "Portal", items: places.filter(({ isOversight }) => isOversight).map(toItem) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const countOf = (count: number | undefined, noun: string) => ({
  count,
  countLabel: count === 1 ? noun : `${noun}s`,
});
