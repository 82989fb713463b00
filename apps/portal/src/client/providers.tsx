"use client";

import { UiProvider } from "@quarry/ui/ui-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import type { ReactNode } from "react";
import { createQueryClient } from "./query-client.ts";

interface ProvidersProps {
  nonce: string | undefined;
  children: ReactNode;
}

/** What every page stands in: queries, toasts, tooltips, links. */
export function Providers({ nonce, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <UiProvider nonce={nonce} link={Link}>
        {children}
      </UiProvider>
    </QueryClientProvider>
  );
}
