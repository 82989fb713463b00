"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement } from "react";
import { popupItemLook } from "./look/popup-look.ts";
import { MenuFrame } from "./menu-frame.tsx";
import { themes } from "./themes.tsx";
import type { Theme, ThemeToggleProps } from "./theme-toggle.tsx";
import type { Reach } from "./use-reach.ts";

export type ThemeTogglePartProps = ThemeToggleProps & { trigger: ReactElement; reach: Reach };

/** What a `ThemeToggle` is once somebody reaches for it. */
export function ThemeTogglePart({ theme, onChange, trigger, reach }: ThemeTogglePartProps) {
  return (
    <MenuFrame trigger={trigger} reach={reach}>
      <Menu.RadioGroup value={theme} onValueChange={(next: Theme) => onChange(next)}>
        {Object.entries(themes).map(([value, { label, icon }]) => (
          <Menu.RadioItem key={value} value={value} closeOnClick className={popupItemLook}>
            {icon}
            <span className="flex-1">{label}</span>
            <Menu.RadioItemIndicator className="text-accent-text">
              <Check aria-hidden />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </MenuFrame>
  );
}
