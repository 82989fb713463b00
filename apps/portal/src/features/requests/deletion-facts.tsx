import type { DeletionView } from "@quarry/domain/requests/schema";
import { Arn } from "@quarry/ui/arn";
import { Callout } from "@quarry/ui/callout";
import { ChipList } from "@quarry/ui/chip-list";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";

/** Why a profile is to go, and exactly what is taken away. */
export function DeletionFacts({ request: { spec, plan, account } }: { request: DeletionView }) {
  const { profile, teams, aliases, warnings, call } = plan;
  return (
    <>
      {warnings.length === 0 ? null : (
        <Callout tone="warning" title="Before you decide">
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Section title="Why it can go">
        <p className="max-w-prose break-words whitespace-pre-wrap">{spec.justification}</p>
        {spec.ticket === "" ? null : <p className="mt-2 text-sm text-ink-muted">Ticket: {spec.ticket}</p>}
      </Section>
      <Section
        title="The plan"
        description={`One call of ${call.operation} in ${call.region} of account ${account.id}, by ARN. AWS cannot bring the profile back.`}
      >
        <div className="flex flex-col gap-4">
          <KeyValues
            columns={2}
            items={[
              {
                label: "Profile",
                value: <TextLink href={`/profiles/${spec.profileId}`}>{profile.name}</TextLink>,
              },
              { label: "ARN", value: <Arn arn={call.input.inferenceProfileIdentifier} /> },
              {
                label: "Model",
                value: <code className="font-mono text-xs">{profile.model ?? "not known"}</code>,
              },
              { label: "Made", value: profile.createdAt?.slice(0, 10) ?? "not known" },
              { label: "In the catalog of", value: teams.length === 0 ? "no team" : teams.join(", ") },
              { label: "Named by", value: aliases.length === 0 ? "no alias" : aliases.join(", ") },
            ]}
          />
          {profile.tags.length === 0 ? null : (
            <ChipList label="Tags" chips={profile.tags.map(({ key, value }) => ({ name: key, value }))} />
          )}
        </div>
      </Section>
    </>
  );
}
