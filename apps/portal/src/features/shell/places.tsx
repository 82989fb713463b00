import type { Permission } from "@quarry/domain/operation/permissions";
import {
  Bell,
  BookOpenText,
  BrainCircuit,
  CircleDollarSign,
  CircleHelp,
  FileArchive,
  GitCompareArrows,
  House,
  Inbox,
  KeyRound,
  MessagesSquare,
  ScrollText,
  Server,
  Settings,
  ShieldCheck,
  Tags,
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
    href: "/requests",
    label: "Requests",
    icon: <Inbox aria-hidden />,
    permission: "requests.read",
    keys: "g r",
    keywords: ["ask", "approve", "approvals", "inbox"],
  },
  {
    href: "/endpoints",
    label: "Endpoints",
    icon: <Server aria-hidden />,
    permission: "endpoints.read",
    keys: "g n",
    keywords: ["sagemaker", "deployments", "instances", "gpu"],
  },
  {
    href: "/roles",
    label: "Roles",
    icon: <KeyRound aria-hidden />,
    permission: "roles.read",
    keys: "g o",
    keywords: ["iam", "execution role", "trust", "policies", "access key"],
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
    href: "/access",
    label: "Explain an error",
    icon: <CircleHelp aria-hidden />,
    permission: "access.explain",
    keys: "g x",
    keywords: ["access denied", "refused", "AccessDenied", "ValidationException", "policy"],
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
    href: "/costs",
    label: "Costs",
    icon: <CircleDollarSign aria-hidden />,
    permission: "costs.readTeam",
    isOversight: true,
    keys: "g c",
    keywords: ["bill", "spend", "money", "cost explorer", "finops", "charges"],
  },
  {
    href: "/tags",
    label: "Tag policy",
    icon: <Tags aria-hidden />,
    permission: "tags.read",
    isOversight: true,
    keys: "g t",
    keywords: ["tags", "cost allocation", "policy"],
  },
  {
    href: "/drift",
    label: "Drift",
    icon: <GitCompareArrows aria-hidden />,
    permission: "drift.read",
    isOversight: true,
    keys: "g d",
    keywords: ["reconcile", "orphans", "missing", "changed"],
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
    href: "/requests/new",
    label: "Ask for a profile",
    icon: <Inbox aria-hidden />,
    permission: "requests.submit",
    keywords: ["request", "new", "create"],
  },
  {
    href: "/endpoints/new",
    label: "Deploy a model",
    icon: <Server aria-hidden />,
    permission: "requests.submit",
    keywords: ["endpoint", "sagemaker", "hugging face", "new", "create"],
  },
  {
    href: "/roles/new",
    label: "Ask for a role",
    icon: <KeyRound aria-hidden />,
    permission: "requests.submit",
    keywords: ["iam", "execution role", "deployer", "access key", "repair", "new", "create"],
  },
  {
    href: "/roles/documents",
    label: "Role documents",
    icon: <KeyRound aria-hidden />,
    permission: "roles.read",
    keywords: ["iam", "trust policy", "terraform", "permissions"],
  },
  {
    href: "/notices",
    label: "Notices",
    icon: <Bell aria-hidden />,
    permission: "notices.read",
    keywords: ["notifications", "unread", "bell"],
  },
  {
    href: "/settings/notices",
    label: "Notice settings",
    icon: <Settings aria-hidden />,
    permission: "notices.read",
    keywords: ["e-mail", "slack", "webhook", "channels"],
  },
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
    href: "/settings/people",
    label: "People",
    icon: <Settings aria-hidden />,
    permission: "people.read",
    keywords: ["users", "members", "roles", "add a person", "suspend", "admins"],
  },
  {
    href: "/settings/teams",
    label: "Teams",
    icon: <Settings aria-hidden />,
    permission: "people.read",
    keywords: ["groups", "add a team", "rename"],
  },
  {
    href: "/settings/approvals",
    label: "Approvals",
    icon: <Settings aria-hidden />,
    permission: "requests.read",
    keywords: ["policy", "presets", "who decides"],
  },
  {
    href: "/settings/hub-tokens",
    label: "Hub tokens",
    icon: <Settings aria-hidden />,
    permission: "hub-tokens.read",
    keywords: ["hugging face", "gated models", "token", "secret"],
  },
  {
    href: "/settings/studio-projects",
    label: "Studio projects",
    icon: <Settings aria-hidden />,
    permission: "studio-projects.read",
    keywords: ["datazone", "unified studio"],
  },
  {
    href: "/settings/connections",
    label: "Connections",
    icon: <Settings aria-hidden />,
    permission: "connections.read",
    keywords: ["accounts", "aws", "regions", "role"],
  },
  {
    href: "/costs/lenses",
    label: "Billed, metered, forecast",
    icon: <CircleDollarSign aria-hidden />,
    permission: "costs.readTeam",
    keywords: ["metering", "tokens", "drift", "forecast", "cloudwatch", "spend"],
  },
  {
    href: "/settings/prices",
    label: "Prices",
    icon: <Settings aria-hidden />,
    permission: "costs.readTeam",
    keywords: ["price list", "tokens", "instances", "custom model units"],
  },
  {
    href: "/costs/teams",
    label: "What teams pay",
    icon: <CircleDollarSign aria-hidden />,
    permission: "costs.readTeam",
    keywords: ["costs", "bill", "chargeback", "showback", "report", "shared costs"],
  },
  {
    href: "/settings/costs",
    label: "Bills that are read",
    icon: <Settings aria-hidden />,
    permission: "costs.govern",
    keywords: ["costs", "connect a bill", "cost explorer", "data export", "paid calls"],
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
