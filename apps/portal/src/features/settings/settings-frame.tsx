"use client";

import { TabbedPage } from "@/navigation/tabbed-page.tsx";
import type { TabbedPageProps } from "@/navigation/tabbed-page.tsx";

/** A page of the settings under the way to the others. */
export function SettingsFrame(page: TabbedPageProps) {
  return <TabbedPage label="Settings" pages={pages} {...page} />;
}

const pages = [
  { href: "/settings", label: "You", permission: "settings.read" },
  { href: "/settings/notices", label: "Notices", permission: "notices.read" },
  { href: "/settings/tokens", label: "API tokens", permission: "tokens.manage" },
  { href: "/settings/permissions", label: "Roles and permissions", permission: "settings.read" },
  { href: "/settings/people", label: "People", permission: "people.read" },
  { href: "/settings/teams", label: "Teams", permission: "people.read" },
  { href: "/settings/approvals", label: "Approvals", permission: "requests.read" },
  { href: "/settings/hub-tokens", label: "Hub tokens", permission: "hub-tokens.read" },
  { href: "/settings/studio-projects", label: "Studio projects", permission: "studio-projects.read" },
  { href: "/settings/prices", label: "Prices", permission: "costs.readTeam" },
  { href: "/settings/connections", label: "Connections", permission: "connections.read" },
  { href: "/settings/costs", label: "Costs", permission: "costs.govern" },
] as const;
