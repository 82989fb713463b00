"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import { Link } from "./link.tsx";
import { popupGroupLabelLook, popupItemLook } from "./look/popup-look.ts";
import { MenuFrame } from "./menu-frame.tsx";
import type { MenuItem, MenuProps } from "./menu.tsx";
import type { Reach } from "./use-reach.ts";

export type MenuPartProps = Required<Pick<MenuProps, "trigger" | "groups" | "align">> & { reach: Reach };

/** What a `Menu` is once somebody reaches for it. */
export function MenuPart({ trigger, groups, align, reach }: MenuPartProps) {
  return (
    <MenuFrame {...{ trigger, align, reach }}>
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
    </MenuFrame>
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
