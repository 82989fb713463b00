import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { SearchX } from "lucide-react";

export const metadata = { title: "Not found" };

/** The face of a record that is not there, or that is another team's: Quarry does not tell which. */
export default function RecordNotFound() {
  return (
    <>
      <PageHeader
        title="Not found"
        description="What this address names is not there, or your team may not see it."
      />
      <EmptyState
        framed
        icon={<SearchX aria-hidden />}
        title="Nothing to show here"
        description="It may have been deleted, or belong to another team. Check the address, or start from the catalog."
        action={
          <>
            <LinkButton href="/profiles" variant="primary">
              Open the catalog
            </LinkButton>
            <LinkButton href="/">Go to the home page</LinkButton>
          </>
        }
      />
    </>
  );
}
