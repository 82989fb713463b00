"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark.tsx";
import { Link } from "./link.tsx";
import { Sheet } from "./sheet.tsx";
import { SideNavigation } from "./side-navigation.tsx";
import type { NavigationGroup } from "./side-navigation.tsx";
import { TopBarButton } from "./top-bar-button.tsx";
import { PortalContainer } from "./portal-container.tsx";

export type AppShellProps = {
  product: string;
  navigation: readonly NavigationGroup[];
  currentPath: string;
  /** Between brand and end: the command palette's button. */
  search?: ReactNode;
  /** At the end: account and region, theme, user; all made of `TopBarButton`. */
  end?: ReactNode;
  /** Below the navigation, small: version, links to documentation. */
  footer?: ReactNode;
  /** A full-width notice between bar and page: demo mode, stale data. */
  notice?: ReactNode;
  children: ReactNode;
};

/** Top bar, side navigation (a sheet on phones), skip link and the main landmark. */
export function AppShell(props: AppShellProps) {
  const { product, navigation, currentPath, search, end, footer, notice, children } = props;
  const [popups, setPopups] = useState<HTMLElement | null>(null);
  return (
    <PortalContainer container={popups}>
      <div className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="absolute left-2 z-60 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-2"
        >
          Skip to content
        </a>
        <header className="sticky top-0 z-30 flex h-bar items-center gap-1 bg-bar px-2 text-bar-ink sm:gap-2 sm:px-3">
          <PhoneNavigation {...{ product, navigation, currentPath, footer }} />
          <Link
            href="/"
            className="flex items-center gap-2 rounded-md px-1.5 py-1 font-semibold tracking-tight focus-visible:outline-bar-focus"
          >
            <BrandMark />
            {product}
          </Link>
          <div className="flex min-w-0 flex-1 items-center justify-end sm:justify-center">{search}</div>
          <div className="flex items-center gap-0.5">{end}</div>
        </header>
        {notice}
        <div className="flex min-h-0 flex-1">
          <aside aria-label="Side bar" className="hidden w-side shrink-0 border-r border-line lg:block">
            <div className="sticky top-bar flex h-full max-h-[calc(100dvh-var(--bar-height))] flex-col justify-between gap-4 overflow-y-auto p-2 pt-3">
              <SideNavigation groups={navigation} currentPath={currentPath} />
              {footer ? <div className="px-2.5 pb-1 text-xs text-ink-faint">{footer}</div> : null}
            </div>
          </aside>
          <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-3 py-4 outline-none sm:px-6">
            <div className="mx-auto flex max-w-[1600px] flex-col gap-4">{children}</div>
            <div ref={setPopups} />
          </main>
        </div>
      </div>
    </PortalContainer>
  );
}

type PhoneNavigationProps = Pick<AppShellProps, "product" | "navigation" | "currentPath" | "footer">;

function PhoneNavigation({ product, navigation, currentPath, footer }: PhoneNavigationProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="lg:hidden">
      <Sheet
        title={product}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <TopBarButton aria-label="Open navigation">
            <Menu aria-hidden />
          </TopBarButton>
        }
      >
        <SideNavigation groups={navigation} currentPath={currentPath} onNavigate={() => setOpen(false)} />
        {footer ? <div className="mt-4 px-2.5 text-xs text-ink-faint">{footer}</div> : null}
      </Sheet>
    </div>
  );
}
