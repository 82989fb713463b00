"use client";

import { createContext, createElement, useContext } from "react";
import type { ComponentPropsWithRef, ElementType, ReactNode } from "react";

export type LinkProps = ComponentPropsWithRef<"a"> & { href: string };

const LinkContext = createContext<ElementType>("a");

/** Names the router's link component once; every link in this package renders it. */
export function LinkProvider({ link, children }: { link: ElementType; children: ReactNode }) {
  return <LinkContext value={link}>{children}</LinkContext>;
}

/** A link without looks of its own. Links to other sites get a plain anchor that tells them nothing. */
export function Link({ href, ...props }: LinkProps) {
  const routerLink = useContext(LinkContext);
  if (/^[a-z][a-z0-9+.-]*:/i.test(href))
    return createElement("a", { href, rel: "noreferrer noopener", ...props });
  return createElement(routerLink, { href, ...props });
}
