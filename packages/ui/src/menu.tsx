"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button.tsx";
import { Link } from "./link.tsx";
import { popupGroupLabelLook, popupItemLook, popupLook } from "./look/popup-look.ts";
import { usePortalProps } from "./portal-container.tsx";

export type MenuItem = {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  hint?: ReactNode;
  /** Either leads somewhere … */
  href?: string | undefined;
  /** … or does something. */
  onSelect?: (() => void) | undefined;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
};

export type MenuGroup = { label?: string | undefined; items: readonly MenuItem[] };

export type MenuProps = {
  /** The words on the button when no `trigger` is given. */
  label?: string | undefined;
  trigger?: ReactElement | undefined;
  /** Groups are divided by a line. */
  groups: readonly MenuGroup[];
  align?: "start" | "end" | undefined;
};

/** Actions behind one button. */
export function Menu({ label = "Actions", trigger, groups, align = "end" }: MenuProps) {
  const portal = usePortalProps();
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger
        render={
          trigger ?? (
            <Button>
              {label} <ChevronDown aria-hidden className="-mr-1 inline" />
            </Button>
          )
        }
      />
      <BaseMenu.Portal {...portal}>
        <BaseMenu.Positioner sideOffset={4} align={align} className="z-50">
          <BaseMenu.Popup className={popupLook}>
            {groups.map((group, index) => (
              <BaseMenu.Group
                key={group.label ?? index}
                className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1"
              >
                {group.label ? (
                  <BaseMenu.GroupLabel className={popupGroupLabelLook}>{group.label}</BaseMenu.GroupLabel>
                ) : null}
                {group.items.map((item) => (
                  <MenuLine key={item.id} {...item} />
                ))}
              </BaseMenu.Group>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function MenuLine({ label, icon, hint, href, onSelect, disabled = false, danger = false }: MenuItem) {
  const className = clsx(popupItemLook, danger && "text-danger-text");
  const content = (
    <>
      {icon}
      <span className="min-w-0 flex-1">
        {label}
        {hint ? <span className="block text-xs text-ink-muted">{hint}</span> : null}
      </span>
    </>
  );
  if (href !== undefined)
    return (
      <BaseMenu.LinkItem className={className} closeOnClick render={<Link href={href} />}>
        {content}
      </BaseMenu.LinkItem>
    );
  return (
    <BaseMenu.Item className={className} disabled={disabled} onClick={() => onSelect?.()}>
      {content}
    </BaseMenu.Item>
  );
}
