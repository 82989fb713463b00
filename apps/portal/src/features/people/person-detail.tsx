"use client";

import type { PersonView } from "@quarry/domain/people/schema";
import type { MeView } from "@quarry/domain/settings/schema";
import { Button } from "@quarry/ui/button";
import { Badge } from "@quarry/ui/badge";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Callout } from "@quarry/ui/callout";
import { KeyValues } from "@quarry/ui/key-values";
import { LinkButton } from "@quarry/ui/link-button";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { ScrollText, UserCheck, UserCog, UserX } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { tokensInWords } from "./people-words.ts";
import { PersonStatus } from "./person-status.tsx";
import { PersonTeams } from "./person-teams.tsx";

const ChangeRoleDialog = fetchedDialog(
  async () => (await import("./change-role-dialog.tsx")).ChangeRoleDialog,
  () => <Button icon={<UserCog aria-hidden />}>Change role</Button>,
);
const SuspendPersonDialog = fetchedDialog(
  async () => (await import("./suspend-person-dialog.tsx")).SuspendPersonDialog,
  () => <Button icon={<UserX aria-hidden />}>Suspend</Button>,
);
const ReinstatePersonDialog = fetchedDialog(
  async () => (await import("./reinstate-person-dialog.tsx")).ReinstatePersonDialog,
  () => (
    <Button variant="primary" icon={<UserCheck aria-hidden />}>
      Reinstate
    </Button>
  ),
);

interface PersonDetailProps {
  id: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** One person: what they may do, and what admins may change about it. */
export function PersonDetail({ id, now }: PersonDetailProps) {
  const query = useQuery(api.people.get.queryOptions({ input: { id } }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  return (
    <QueryBoundary
      query={query}
      loading={<Skeleton className="h-96" />}
      failed="The person could not be loaded"
    >
      {(person) => <LoadedPerson person={person} me={me} now={now} />}
    </QueryBoundary>
  );
}

function LoadedPerson({ person, me, now }: { person: PersonView; me: MeView | undefined; now: string }) {
  const { id, name, platformRole, status } = person;
  const mayManage = me?.permissions.includes("people.manage") === true;
  const isOther = me !== undefined && me.userId !== id;
  return (
    <SettingsFrame
      title={name}
      breadcrumbs={<Breadcrumbs items={[{ label: "People", href: "/settings/people" }, { label: name }]} />}
      badges={
        <>
          {platformRole === null ? null : <Badge tone="info">{platformRole}</Badge>}
          <PersonStatus status={status} />
        </>
      }
      actions={
        <>
          <LinkButton href={`/audit?subjectId=${id}`} icon={<ScrollText aria-hidden />}>
            Changes
          </LinkButton>
          {mayManage && isOther ? <Changes person={person} /> : null}
        </>
      }
    >
      {status === "suspended" ? suspended : null}
      {mayManage && !isOther ? itsYou : null}
      <Facts person={person} now={now} />
      <PersonTeams {...{ person, mayManage, now }} />
    </SettingsFrame>
  );
}

function Changes({ person }: { person: PersonView }) {
  return (
    <>
      <ChangeRoleDialog person={person} />
      {person.status === "suspended" ? (
        <ReinstatePersonDialog person={person} />
      ) : (
        <SuspendPersonDialog person={person} />
      )}
    </>
  );
}

function Facts({ person, now }: { person: PersonView; now: string }) {
  const { email, platformRole, addedAt, lastSignedInAt, liveTokens } = person;
  return (
    <Section title="Person">
      <KeyValues
        columns={3}
        items={[
          { label: "E-mail", value: <span className="wrap-anywhere">{email}</span> },
          { label: "Role in the portal", value: platformRole ?? "none" },
          { label: "API tokens", value: tokensInWords(liveTokens) },
          { label: "Added", value: <RelativeTime at={addedAt} now={now} /> },
          {
            label: "Last signed in",
            value: lastSignedInAt === null ? "never" : <RelativeTime at={lastSignedInAt} now={now} />,
          },
        ]}
      />
    </Section>
  );
}

const suspended = (
  <Callout tone="warning" title="Suspended">
    They cannot sign in, their API tokens are refused, and what they asked for or approved is not carried out.
  </Callout>
);

const itsYou = (
  <Callout title="This is you">
    Your role in the portal and your own access are changed by another admin.
  </Callout>
);
