"use client";

import type { ExportSummaryView } from "@quarry/domain/exports/schema";
import type { ProfileView } from "@quarry/domain/profiles/schema";
import type { PaletteGroup, PaletteItem } from "@quarry/ui/text/palette-items";
import { FileArchive, Search, ShieldCheck } from "lucide-react";
import { useCallback } from "react";
import { client } from "@/client/api.ts";
import { ProfileMark } from "../profiles/profile-mark.tsx";
import { checkerAddress } from "../verdicts/checker-address.ts";

const profilesShown = 6;
const exportsShown = 4;
const longestSearch = 200;

/** Asks the server for profiles and exports that match what is typed. */
export function usePaletteSearch(permissions: readonly string[]) {
  return useCallback(
    async (text: string, signal: AbortSignal): Promise<PaletteGroup[]> => {
      const q = text.slice(0, longestSearch);
      const [profiles, exports] = await Promise.all([
        permissions.includes("profiles.read")
          ? client.profiles.list({ q, pageSize: profilesShown }, { signal })
          : undefined,
        permissions.includes("exports.read")
          ? client.exports.list({ q, pageSize: exportsShown }, { signal })
          : undefined,
      ]);
      const profileItems = (profiles?.items ?? []).map(profileItem);
      const rest = (profiles?.total ?? 0) - profileItems.length;
      const groups = [
        { label: "Verdict checker", items: permissions.includes("verdicts.check") ? verdictItems(q) : [] },
        { label: "Profiles", items: rest > 0 ? [...profileItems, allProfiles(q, rest)] : profileItems },
        { label: "Exports", items: (exports?.items ?? []).map(exportItem) },
      ];
      return groups.filter(({ items }) => items.length > 0);
    },
    [permissions],
  );
}

// An ARN, or a model or profile id such as anthropic.claude-3-haiku-20240307-v1:0 or us.amazon.nova-pro-v1:0.
const target = /^(?:arn:[\w:./-]+|[a-z0-9-]+(?:\.[\w:-]+)+)$/u;

function verdictItems(text: string): PaletteItem[] {
  if (!target.test(text)) return [];
  const href = checkerAddress({ target: text, environment: "unified-studio", projectId: "" });
  return [{ id: "check target", label: `Check ${text}`, icon: <ShieldCheck aria-hidden />, href }];
}

function profileItem({ id, type, name, baseModelId, region }: ProfileView): PaletteItem {
  return {
    id: `profile ${id}`,
    label: name,
    hint: [baseModelId, region].filter(Boolean).join(" · "),
    icon: <ProfileMark type={type} />,
    href: `/profiles/${id}`,
  };
}

function allProfiles(q: string, rest: number): PaletteItem {
  return {
    id: "more profiles",
    label: `${rest.toLocaleString("en")} more in the catalog`,
    icon: <Search aria-hidden />,
    href: `/profiles?${new URLSearchParams({ q }).toString()}`,
  };
}

function exportItem({ id, fileName, team, profileCount }: ExportSummaryView): PaletteItem {
  return {
    id: `export ${id}`,
    label: fileName,
    hint: `${team} · ${profileCount} ${profileCount === 1 ? "profile" : "profiles"}`,
    icon: <FileArchive aria-hidden />,
    href: `/exports/${id}`,
  };
}
