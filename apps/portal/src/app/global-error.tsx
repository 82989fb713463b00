"use client";

import "@quarry/ui/styles.css";
import { BrandMark } from "@quarry/ui/brand-mark";
import { Button } from "@quarry/ui/button";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** The face of a portal that cannot even draw its frame, as when the database is away. Stands on its own. */
export default function GlobalError({ error: { digest }, retry }: GlobalErrorProps) {
  return (
    <html lang="en" className={themeOfCookie()}>
      <head>
        <title>Quarry cannot be shown</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-3 px-5 text-center">
          <p className="flex items-center gap-2 font-semibold tracking-tight text-ink-muted">
            <BrandMark />
            Quarry
          </p>
          <h1 className="text-2xl font-semibold tracking-tight">Quarry cannot be shown right now</h1>
          <p className="max-w-prose text-ink-muted text-balance">
            Something it stands on does not answer. Nothing of yours is lost; try again in a moment.
          </p>
          <div className="mt-2 flex gap-2">
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
          </div>
          {digest === undefined ? null : (
            <p className="mt-2 text-xs text-ink-muted">
              For the admin: <code className="font-mono">{digest}</code>
            </p>
          )}
        </main>
      </body>
    </html>
  );
}

function themeOfCookie(): string | undefined {
  if (typeof document === "undefined") return undefined;
  return /(?:^|; )theme=(light|dark)(?:;|$)/u.exec(document.cookie)?.[1];
}
