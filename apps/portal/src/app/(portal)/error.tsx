"use client";

import { ErrorPanel } from "@quarry/ui/error-panel";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";

interface PageErrorProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** The face of a page that failed unexpectedly; the frame around it still works. */
export default function PageError({ error, retry }: PageErrorProps) {
  return (
    <>
      <PageHeader title="This page could not be shown" description="The rest of Quarry is still there." />
      <ErrorPanel
        title="Something went wrong on our side"
        explanation="It has been logged. Trying again often helps; if it does not, tell an admin."
        remedy={error.digest === undefined ? undefined : `In the portal’s log it is marked ${error.digest}.`}
        onRetry={retry}
        action={<LinkButton href="/">Go to the home page</LinkButton>}
      />
    </>
  );
}
