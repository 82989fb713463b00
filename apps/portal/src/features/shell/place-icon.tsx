"use client";

import { Spinner } from "@quarry/ui/spinner";
import { useLinkStatus } from "next/link";
import type { ReactNode } from "react";

interface PlaceIconProps {
  icon: ReactNode;
}

/** The icon of a link in the navigation; turns while the page behind it is on its way. */
export function PlaceIcon({ icon }: PlaceIconProps) {
  const { pending } = useLinkStatus();
  return pending ? <Spinner /> : icon;
}
