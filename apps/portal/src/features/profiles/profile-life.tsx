"use client";

import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { KeyValues } from "@quarry/ui/key-values";
import { LinkButton } from "@quarry/ui/link-button";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { CalendarClock, Replace, Trash2 } from "lucide-react";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { ProfileCalls } from "./profile-calls.tsx";

const ExtendProfileDialog = fetchedDialog(
  async () => (await import("./extend-profile-dialog.tsx")).ExtendProfileDialog,
  ({ expiresOn }) => (
    <Button size="sm" icon={<CalendarClock aria-hidden />}>
      {expiresOn === null ? "Set an end" : "Extend"}
    </Button>
  ),
);
const DeleteProfileDialog = fetchedDialog(
  async () => (await import("./delete-profile-dialog.tsx")).DeleteProfileDialog,
  () => (
    <Button size="sm" variant="danger" icon={<Trash2 aria-hidden />}>
      Delete
    </Button>
  ),
);

const AskDeletion = fetchedDialog(
  async () => (await import("./ask-deletion.tsx")).AskDeletion,
  () => (
    <Button size="sm" icon={<Trash2 aria-hidden />}>
      Ask for its deletion
    </Button>
  ),
);

interface ProfileLifeProps {
  profile: ProfileDetailView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** How long a profile stays, what replaces it, and how it is deleted. */
export function ProfileLife({ profile, now }: ProfileLifeProps) {
  const { care, goneAt, id } = profile;
  const isBeingDeleted = care.deletionWantedAt !== null;
  const isThere = !isBeingDeleted && goneAt === null && profile.type === "APPLICATION";
  return (
    <Section
      title="Life"
      actions={
        isThere && care.mayChange ? (
          <>
            <LinkButton size="sm" href={`/requests/new?replaces=${id}`} icon={<Replace aria-hidden />}>
              Replace
            </LinkButton>
            <ExtendProfileDialog id={id} expiresOn={care.expiresOn} />
            <DeleteProfileDialog profile={profile} />
          </>
        ) : isThere && care.mayAskDeletion ? (
          <AskDeletion profile={profile} />
        ) : undefined
      }
    >
      <div className="flex flex-col gap-3">
        {isBeingDeleted && care.deletionWantedAt !== null ? (
          <Callout tone="warning" title="It is being deleted">
            Asked for <RelativeTime at={care.deletionWantedAt} now={now} />. Calls to it will fail.
          </Callout>
        ) : null}
        {care.deletionFailure === null ? null : (
          <ErrorPanel
            title={care.deletionFailure.title}
            explanation={`AWS did not delete it. ${care.deletionFailure.cause}`}
            remedy={care.deletionFailure.remedy}
          />
        )}
        <KeyValues
          items={[
            ...(goneAt === null ? [{ label: "Called", value: <ProfileCalls id={id} /> }] : []),
            { label: "Ends", value: care.expiresOn ?? "never by itself" },
            {
              label: "Made by request",
              value:
                care.requestId === null ? (
                  "no"
                ) : (
                  <TextLink href={`/requests/${care.requestId}`}>See it</TextLink>
                ),
            },
          ]}
        />
        <p className="text-sm text-ink-muted">
          A profile cannot be changed but for its tags. To change its model, ask for a successor: its aliases
          move there, and this one stays until nobody calls it.
        </p>
      </div>
    </Section>
  );
}
