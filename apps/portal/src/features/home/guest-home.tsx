import type { MeView } from "@quarry/domain/settings/schema";
import { EmptyState } from "@quarry/ui/empty-state";
import { PageHeader } from "@quarry/ui/page-header";
import { Section } from "@quarry/ui/section";
import { Users } from "lucide-react";

/** The home page of somebody who signed in before anyone gave them a team. */
export function GuestHome({ me }: { me: MeView }) {
  return (
    <>
      <PageHeader title={`Welcome, ${me.name}`} description="You are signed in, and in no team yet." />
      <Section title="Your team">
        <EmptyState
          icon={<Users aria-hidden />}
          title="Nobody has added you to a team"
          description={
            <>
              Ask an admin of Quarry to add <strong className="break-all">{me.email}</strong>. Profiles,
              exports and the playground open as soon as that is done; reload this page then.
            </>
          }
        />
      </Section>
    </>
  );
}
