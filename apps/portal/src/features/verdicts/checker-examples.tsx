"use client";

import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { checkerAddress } from "./checker-address.ts";
import { exampleProfileFilter } from "./example-profile-filter.ts";

/** Questions to start from, each a link to its answer; the profile is one of the catalog where there is one. */
export function CheckerExamples() {
  const { data } = useQuery(api.profiles.list.queryOptions({ input: exampleProfileFilter }));
  const profile = data?.items[0];
  const examples = [
    { label: "A model by its id", target: "anthropic.claude-sonnet-4-5-20250929-v1:0" },
    { label: "A system-defined profile", target: "us.anthropic.claude-sonnet-4-5-20250929-v1:0" },
    {
      label: profile ? `Your profile ${profile.name}` : "An application profile",
      target: profile?.arn ?? "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6",
    },
  ];
  return (
    <div className="text-sm">
      <h2 className="font-medium">Examples</h2>
      <ul className="mt-1 flex flex-col gap-1">
        {examples.map(({ label, target }) => (
          <li key={label}>
            <TextLink href={checkerAddress({ target, environment: "unified-studio", projectId: "" })}>{label}</TextLink>
            <code className="block truncate font-mono text-xs text-ink-muted">{target}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
