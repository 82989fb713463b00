"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, Monitor, Moon, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { popupItemLook, popupLook } from "./look/popup-look.ts";
import { TopBarButton } from "./top-bar-button.tsx";
import { usePortalProps } from "./portal-container.tsx";

export type Theme = "light" | "dark" | "system";

export type ThemeToggleProps = {
  theme: Theme;
  /** Its owner sets the cookie and the class on `html`. */
  onChange: (theme: Theme) => void;
};

/** Light, dark or as the system; sits on the top bar. */
export function ThemeToggle({ theme, onChange }: ThemeToggleProps) {
  const portal = usePortalProps();
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <TopBarButton aria-label={`Theme: ${themes[theme].label}`}>{themes[theme].icon}</TopBarButton>
        }
      />
      <Menu.Portal {...portal}>
        <Menu.Positioner align="end" sideOffset={4} className="z-50">
          <Menu.Popup className={popupLook}>
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
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const themes: Record<Theme, { label: string; icon: ReactNode }> = {
  light: { label: "Light", icon: <Sun aria-hidden /> },
  dark: { label: "Dark", icon: <Moon aria-hidden /> },
  system: { label: "System", icon: <Monitor aria-hidden /> },
};
