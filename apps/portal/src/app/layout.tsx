import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import "@quarry/ui/styles.css";
import { Providers } from "@/client/providers.tsx";

/** Every page is made for one person at one moment; nothing is rendered when the portal is built. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Quarry", template: "%s · Quarry" },
  description: "The team portal for Amazon Bedrock and SageMaker",
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** The document: theme class from the cookie, so nothing flashes, and the nonce for what renders tags. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [cookieJar, head] = await Promise.all([cookies(), headers()]);
  const theme = cookieJar.get("theme")?.value;
  return (
    <html lang="en" {...(theme === "light" || theme === "dark" ? { className: theme } : {})}>
      <body>
        <Providers nonce={head.get("x-nonce") ?? undefined}>{children}</Providers>
      </body>
    </html>
  );
}
