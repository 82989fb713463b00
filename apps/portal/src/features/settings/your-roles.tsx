"use client";

import type { MeView, PermissionsView } from "@quarry/domain/settings/schema";
import { Button } from "@quarry/ui/button";
import { KeyValues } from "@quarry/ui/key-values";
import { LinkButton } from "@quarry/ui/link-button";
import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { Check, KeyRound, LogOut } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

const SignOutEverywhereDialog = fetchedDialog(
  async () => (await import("./sign-out-everywhere-dialog.tsx")).SignOutEverywhereDialog,
  () => (
    <Button size="sm" icon={<LogOut aria-hidden />}>
      Sign out everywhere
    </Button>
  ),
);

/** Who one is to Quarry, and what follows from it. */
export function YourRoles() {
  const me = useQuery(api.settings.me.queryOptions({ input: {} }));
  return (
    <SettingsFrame
      title="You"
      description="Your roles come from an admin and hold from the next request on."
      actions={
        <LinkButton href="/settings/tokens" icon={<KeyRound aria-hidden />}>
          API tokens
        </LinkButton>
      }
    >
      <QueryBoundary query={me} loading={<SkeletonText lines={6} />} failed="Your roles could not be loaded">
        {(view) => (
          <>
            <Section title="Identity">
              <KeyValues
                columns={4}
                items={[
                  { label: "Name", value: view.name },
                  { label: "E-mail", value: view.email },
                  { label: "Role in the portal", value: view.platformRole ?? "none" },
                  { label: "Teams", value: <Teams me={view} /> },
                ]}
              />
            </Section>
            <Section title="Sessions" actions={<SignOutEverywhereDialog />}>
              <p className="text-ink-muted">
                A session ends twelve hours after you signed in, or when you sign out.
              </p>
            </Section>
            <Allowed me={view} />
          </>
        )}
      </QueryBoundary>
    </SettingsFrame>
  );
}

function Teams({ me: { teams } }: { me: MeView }) {
  if (teams.length === 0) return "none";
  return (
    <ul>
      {teams.map(({ slug, name, role }) => (
        <li key={slug}>
          {name}, as {role}
        </li>
      ))}
    </ul>
  );
}

function Allowed({ me }: { me: MeView }) {
  const query = useQuery(api.settings.permissions.queryOptions({ input: {} }));
  return (
    <Section title="What your roles let you do" count={me.permissions.length}>
      <QueryBoundary
        query={query}
        loading={<SkeletonText lines={8} />}
        failed="The permissions could not be loaded"
      >
        {({ permissions }) => <AllowedList permissions={permissions} held={me.permissions} />}
      </QueryBoundary>
    </Section>
  );
}

type AllowedListProps = Pick<PermissionsView, "permissions"> & { held: readonly string[] };

function AllowedList({ permissions, held }: AllowedListProps) {
  return (
    <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
      {permissions
        .filter(({ name }) => held.includes(name))
        .map(({ name, lets }) => (
          <li key={name} className="flex items-start gap-2">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-success-text" />
            {lets.charAt(0).toUpperCase() + lets.slice(1)}
          </li>
        ))}
    </ul>
  );
}
