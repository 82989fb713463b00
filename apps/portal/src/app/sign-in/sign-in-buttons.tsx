"use client";

import { Avatar } from "@quarry/ui/avatar";
import { Badge } from "@quarry/ui/badge";
import { Button } from "@quarry/ui/button";
import { Spinner } from "@quarry/ui/spinner";
import { ArrowRight, LogIn } from "lucide-react";
import { useState } from "react";
import { enter } from "@/client/session-actions.ts";
import type { DemoPersonView } from "@/features/shell/demo-people-here.ts";

interface SignInButtonsProps {
  people: readonly DemoPersonView[];
  /** The OpenID provider's name on its button, when one is set up. */
  provider: string | null;
  /** Where to go afterwards: a path of the portal. */
  to: string;
}

/** The ways in: the OpenID provider, and in the demo any of its people with one click. */
export function SignInButtons({ people, provider, to }: SignInButtonsProps) {
  const [chosen, setChosen] = useState<string>();
  const choose = (way: string, email?: string): void => {
    setChosen(email ?? way);
    void enter(way, { email, to });
  };
  return (
    <div className="flex flex-col gap-4">
      {provider === null ? null : (
        <Button
          variant="primary"
          icon={<LogIn aria-hidden />}
          loading={chosen === "openid"}
          onClick={() => choose("openid")}
        >
          Continue with {provider}
        </Button>
      )}
      {people.length === 0 ? null : (
        <ul
          aria-label="People of the demo"
          className="overflow-hidden rounded-lg border border-line bg-surface"
        >
          {people.map((person) => (
            <li key={person.email} className="border-line not-first:border-t">
              <PersonButton
                person={person}
                isChosen={chosen === person.email}
                isDisabled={chosen !== undefined}
                onChoose={() => choose("demo", person.email)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface PersonButtonProps {
  person: DemoPersonView;
  isChosen: boolean;
  isDisabled: boolean;
  onChoose: () => void;
}

function PersonButton({
  person: { name, role, team, does },
  isChosen,
  isDisabled,
  onChoose,
}: PersonButtonProps) {
  return (
    <button
      type="button"
      aria-busy={isChosen || undefined}
      aria-disabled={isDisabled || undefined}
      onClick={isDisabled ? undefined : onChoose}
      className="group/person flex w-full items-center gap-3 px-3 py-2.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
    >
      <Avatar name={name} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{name}</span>
          <Badge tone={role === "admin" || role === "auditor" ? "info" : "neutral"}>{role}</Badge>
          {team === null ? null : <span className="text-sm text-ink-muted">Team {team}</span>}
        </span>
        <span className="block text-sm text-ink-muted">{does}</span>
      </span>
      <span className="text-ink-faint group-hover/person:text-accent-text [&_svg]:size-4">
        {isChosen ? <Spinner /> : <ArrowRight aria-hidden />}
      </span>
    </button>
  );
}
