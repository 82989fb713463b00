"use client";

import type { Theme } from "@quarry/ui/theme-toggle";
import { useState } from "react";

const yearSeconds = 365 * 24 * 60 * 60;

/** The theme in force and how to change it: at once on the page, and in a cookie for the next one. */
export function useTheme(cookie: string | undefined) {
  const [theme, setTheme] = useState<Theme>(cookie === "light" || cookie === "dark" ? cookie : "system");
  const changeTheme = (next: Theme): void => {
    setTheme(next);
    keep(next);
    const { classList } = document.documentElement;
    classList.remove("light", "dark");
    if (next !== "system") classList.add(next);
  };
  return { theme, changeTheme };
}

function keep(theme: Theme): void {
  const lifetime = theme === "system" ? 0 : yearSeconds;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${theme}; path=/; max-age=${lifetime}; samesite=lax${secure}`;
}
