"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { Avatar } from "@quarry/ui/avatar";
import { Button } from "@quarry/ui/button";
import { Menu } from "@quarry/ui/menu";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { enter } from "@/client/session-actions.ts";
import type { DemoPersonView } from "./demo-people-here.ts";

interface DemoNoticeProps {
  me: MeView;
  people: readonly DemoPersonView[];
}

/** Says that nothing here is real, and lets one see the portal through other eyes. */
export function DemoNotice({ me, people }: DemoNoticeProps) {
  const [isSwitching, setSwitching] = useState(false);
  const become = (email: string): void => {
    setSwitching(true);
    void enter("demo", { email, to: location.href });
  };
  return (
    <aside
      aria-label="Demo"
      className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line bg-surface py-0.5 pr-2 pl-3 text-sm sm:pl-4"
    >
      <p className="min-w-0 truncate text-ink-muted">
        <strong className="font-medium text-ink">Demo</strong>
        <span className="max-sm:hidden"> – a simulated AWS, invented teams, no costs.</span>
      </p>
      <Menu
        trigger={
          <Button variant="quiet" size="sm" loading={isSwitching}>
            Switch person <ChevronDown aria-hidden className="inline" />
          </Button>
        }
        groups={[
          { label: "See the portal as", items: people.filter(({ email }) => email !== me.email).map(toItem) },
        ]}
      />
    </aside>
  );

  function toItem({ email, name, role, team }: DemoPersonView) {
    const hint = team === null ? role : `${role}, team ${team}`;
    return { id: email, label: name, hint, icon: <Avatar name={name} />, onSelect: () => become(email) };
  }
}
