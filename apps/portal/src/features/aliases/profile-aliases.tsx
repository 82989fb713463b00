"use client";

import type { AliasView } from "@quarry/domain/aliases/schema";
import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Button } from "@quarry/ui/button";
import { CodeBlock } from "@quarry/ui/code-block";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { Signpost } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { ProfileCalls } from "../profiles/profile-calls.tsx";

const SetAliasDialog = fetchedDialog(
  async () => (await import("./set-alias-dialog.tsx")).SetAliasDialog,
  () => (
    <Button size="sm" icon={<Signpost aria-hidden />}>
      Add alias
    </Button>
  ),
);

interface ProfileAliasesProps {
  profile: ProfileDetailView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The names that stay while profiles change, as far as they concern one profile. */
export function ProfileAliases({ profile, now }: ProfileAliasesProps) {
  const { id, care, adoptions, goneAt } = profile;
  const { data } = useQuery(api.aliases.list.queryOptions({ input: { profileId: id } }));
  const aliases = data?.items ?? [];
  const mayName = care.mayChange && goneAt === null && adoptions.length > 0;
  return (
    <Section
      title="Aliases"
      count={aliases.length}
      actions={
        mayName ? <SetAliasDialog profileId={id} teams={adoptions.map(({ team }) => team)} /> : undefined
      }
    >
      {aliases.length === 0 ? (
        <p className="text-ink-muted">
          None. An alias such as search/ranking/production lets programs find the profile after it was
          replaced, without a change of code.
        </p>
      ) : (
        <ul className="flex flex-col gap-4">
          {aliases.map((alias) => (
            <li key={nameOf(alias)}>
              <Alias alias={alias} profileId={id} now={now} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const nameOf = ({ team, app, environment }: AliasView): string => `${team}/${app}/${environment}`;

function Alias({ alias, profileId, now }: { alias: AliasView; profileId: string; now: string }) {
  const { previous, movedAt } = alias;
  const name = nameOf(alias);
  if (alias.profileId !== profileId) {
    return (
      <p>
        <strong className="font-medium">{name}</strong> named this profile until{" "}
        <RelativeTime at={movedAt} now={now} />; now it names{" "}
        <TextLink href={`/profiles/${alias.profileId}`}>{alias.name}</TextLink>. Programs may still call this
        one; under Life stands how often.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <strong className="font-medium">{name}</strong>
      <CodeBlock
        code={`curl -H "Authorization: Bearer $QUARRY_TOKEN" "$QUARRY_URL/api/v1/aliases/${name}"`}
        language="shell"
      />
      <CodeBlock code={alias.ssmCommand} language="shell" />
      {previous === null ? null : (
        <p className="text-sm text-ink-muted">
          Before it named <TextLink href={`/profiles/${previous.profileId}`}>{previous.name}</TextLink>, which
          was called <ProfileCalls id={previous.profileId} />.
        </p>
      )}
    </div>
  );
}
