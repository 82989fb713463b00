import type { Permission } from "@quarry/domain/operation/permissions";
import {
  BookOpenText,
  BrainCircuit,
  FileArchive,
  House,
  MessagesSquare,
  ScrollText,
  Settings,
  ShieldCheck,
} from "lucide-react";
import type { ReactNode } from "react";

/** A main page: where it is, who may open it and how the keyboard gets there. */
export interface Place {
  href: string;
  label: string;
  icon: ReactNode;
  permission: Permission;
  /** Below the first group in the navigation: what concerns the portal itself. */
  isOversight?: boolean;
  keys?: string;
  keywords?: readonly string[];
}

const places: readonly Place[] = [
  { href: "/", label: "Home", icon: <House aria-hidden />, permission: "settings.read", keys: "g h" },
  {
    href: "/profiles",
    label: "Catalog",
    icon: <BrainCircuit aria-hidden />,
    permission: "profiles.read",
    keys: "g p",
    keywords: ["inference profiles", "models"],
  },
  {
    href: "/exports",
    label: "Exports",
    icon: <FileArchive aria-hidden />,
    permission: "exports.read",
    keys: "g e",
    keywords: ["zip", "upload"],
  },
  {
    href: "/verdicts",
    label: "Verdict checker",
    icon: <ShieldCheck aria-hidden />,
    permission: "verdicts.check",
    keys: "g v",
    keywords: ["studio", "check", "works"],
  },
  {
    href: "/playground",
    label: "Playground",
    icon: <MessagesSquare aria-hidden />,
    permission: "playground.use",
    keys: "g y",
    keywords: ["chat", "try", "converse"],
  },
  {
    href: "/audit",
    label: "Audit trail",
    icon: <ScrollText aria-hidden />,
    permission: "audit.read",
    isOversight: true,
    keys: "g a",
    keywords: ["events", "log", "history"],
  },
  {
    href: "/settings",
    label: "Settings",
    icon: <Settings aria-hidden />,
    permission: "settings.read",
    isOversight: true,
    keys: "g s",
    keywords: ["you", "roles"],
  },
];

const furtherPlaces: readonly Place[] = [
  {
    href: "/settings/tokens",
    label: "API tokens",
    icon: <Settings aria-hidden />,
    permission: "tokens.manage",
    keywords: ["bearer", "create", "revoke"],
  },
  {
    href: "/settings/permissions",
    label: "Roles and permissions",
    icon: <Settings aria-hidden />,
    permission: "settings.read",
  },
  {
    href: "/settings/connections",
    label: "Connections",
    icon: <Settings aria-hidden />,
    permission: "connections.read",
    keywords: ["accounts", "aws", "regions", "role"],
  },
  {
    href: "/api-reference",
    label: "API reference",
    icon: <BookOpenText aria-hidden />,
    permission: "settings.read",
    keywords: ["rest", "openapi", "curl"],
  },
];

/** The main pages that someone with these permissions may open. */
export function placesFor(permissions: readonly string[]): Place[] {
  return places.filter(({ permission }) => permissions.includes(permission));
}

/** Pages below the main ones, reached from the palette. */
export function furtherPlacesFor(permissions: readonly string[]): Place[] {
  return furtherPlaces.filter(({ permission }) => permissions.includes(permission));
}
