"use client";

import { Link } from "@quarry/ui/link";
import { useQuery } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { api } from "@/client/api.ts";
import { checkerAddress } from "./checker-address.ts";
import type { CheckerForm } from "./checker-address.ts";
import { exampleProfileFilter } from "./example-profile-filter.ts";

interface CheckerExamplesProps {
  onAsk: (form: CheckerForm) => void;
}

/** Questions to start from, each a link to its answer; the profile is one of the catalog where there is one. */
export function CheckerExamples({ onAsk }: CheckerExamplesProps) {
  const { data } = useQuery(api.profiles.list.queryOptions({ input: exampleProfileFilter }));
  const profile = data?.items[0];
  const examples = [
    { label: "A model by its id", target: "anthropic.claude-sonnet-4-5-20250929-v1:0" },
    { label: "A system-defined profile", target: "us.anthropic.claude-sonnet-4-5-20250929-v1:0" },
    {
      label: profile ? `Your profile ${profile.name}` : "An application profile",
      target:
        profile?.arn ?? "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6",
    },
  ];
  return (
    <section aria-labelledby="checker-examples" className="min-w-0">
      <h2 id="checker-examples" className="mb-1.5 font-medium">
        Examples
      </h2>
      <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {examples.map(({ label, target }) => (
          <li key={label}>
            <Link
              href={checkerAddress(inStudio(target))}
              onClick={(event) => {
                if (opensElsewhere(event)) return;
                event.preventDefault();
                onAsk(inStudio(target));
              }}
              className="block px-3 py-2 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="block text-accent-text">{label}</span>
              <code className="block truncate font-mono text-xs text-ink-muted">{target}</code>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const inStudio = (target: string): CheckerForm => ({ target, environment: "unified-studio", projectId: "" });

/** Whether the browser is to open the link in another tab or window. */
function opensElsewhere({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return metaKey || ctrlKey || shiftKey || altKey;
}
