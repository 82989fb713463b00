import { TabbedPage } from "@/navigation/tabbed-page.tsx";
import type { TabbedPageProps } from "@/navigation/tabbed-page.tsx";

/** A page about costs under the way to the others. */
export function CostsFrame(page: TabbedPageProps) {
  return <TabbedPage label="Costs" pages={pages} {...page} />;
}

const pages = [
  { href: "/costs", label: "Costs", permission: "costs.readTeam" },
  { href: "/costs/teams", label: "What teams pay", permission: "costs.readTeam" },
  { href: "/costs/lenses", label: "Billed, metered, forecast", permission: "costs.readTeam" },
  { href: "/costs/budgets", label: "Budgets", permission: "budgets.read" },
  { href: "/costs/tags", label: "Tags on the bill", permission: "costs.read" },
] as const;
