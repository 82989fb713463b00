"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { Avatar } from "@quarry/ui/avatar";
import { Menu } from "@quarry/ui/menu";
import { TopBarButton } from "@quarry/ui/top-bar-button";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";
import { Keyboard, KeyRound, LogOut } from "lucide-react";
import { leave } from "@/client/session-actions.ts";

interface UserMenuProps {
  me: MeView;
  onShortcuts: () => void;
}

/** Who is signed in, with teams and roles, and the way out. */
export function UserMenu({ me, onShortcuts }: UserMenuProps) {
  return (
    <Menu
      trigger={
        <TopBarButton>
          <Avatar name={me.name} />
          <VisuallyHidden>You: </VisuallyHidden>
          <span className="max-w-40 truncate max-md:sr-only">{me.name}</span>
        </TopBarButton>
      }
      groups={[
        {
          label: "Signed in as",
          items: [{ id: "you", label: me.name, hint: <Roles me={me} />, href: "/settings" }],
        },
        {
          items: [
            { id: "tokens", label: "API tokens", icon: <KeyRound aria-hidden />, href: "/settings/tokens" },
            {
              id: "keys",
              label: "Keyboard shortcuts",
              icon: <Keyboard aria-hidden />,
              onSelect: onShortcuts,
            },
          ],
        },
        {
          items: [
            {
              id: "out",
              label: "Sign out",
              icon: <LogOut aria-hidden />,
              onSelect: () => void leave(),
            },
          ],
        },
      ]}
    />
  );
}

function Roles({ me: { email, platformRole, teams } }: { me: MeView }) {
  return (
    <>
      <span className="block">{email}</span>
      {platformRole ? <span className="block">Portal: {platformRole}</span> : null}
      {teams.map(({ slug, name, role }) => (
        <span key={slug} className="block">
          Team {name}: {role}
        </span>
      ))}
    </>
  );
}
