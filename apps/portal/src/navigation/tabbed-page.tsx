import { PageHeader } from "@quarry/ui/page-header";
import type { PageHeaderProps } from "@quarry/ui/page-header";
import type { ComponentProps, ReactNode } from "react";
import { PageTabs } from "./page-tabs.tsx";

export type TabbedPageProps = PageHeaderProps & { children: ReactNode };

/** A page of a part of the portal under the way to its other pages. */
export function TabbedPage({
  label,
  pages,
  children,
  ...header
}: TabbedPageProps & ComponentProps<typeof PageTabs>) {
  return (
    <>
      <PageTabs label={label} pages={pages} />
      <PageHeader {...header} />
      {children}
    </>
  );
}
