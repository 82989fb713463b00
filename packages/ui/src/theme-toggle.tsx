"use client";

import { createPart } from "./part.ts";
import { StandIn } from "./stand-in.tsx";
import { themes } from "./themes.tsx";
import { TopBarButton } from "./top-bar-button.tsx";
import { useReach } from "./use-reach.ts";

export type Theme = "light" | "dark" | "system";

export type ThemeToggleProps = {
  theme: Theme;
  /** Its owner sets the cookie and the class on `html`. */
  onChange: (theme: Theme) => void;
};

const part = createPart(async () => (await import("./theme-toggle-part.tsx")).ThemeTogglePart);

/** Light, dark or as the system; sits on the top bar. */
export function ThemeToggle({ theme, onChange }: ThemeToggleProps) {
  const { reach, standIn } = useReach(part);
  const trigger = (
    <TopBarButton aria-label={`Theme: ${themes[theme].label}`}>{themes[theme].icon}</TopBarButton>
  );
  if (reach && part.current) return <part.current {...{ theme, onChange, trigger, reach }} />;
  return <StandIn opens="menu" control={trigger} {...standIn} />;
}
