import { Monitor, Moon, Sun } from "lucide-react";
import type { ReactNode } from "react";
import type { Theme } from "./theme-toggle.tsx";

/** The themes with their words and signs. */
export const themes: Record<Theme, { label: string; icon: ReactNode }> = {
  light: { label: "Light", icon: <Sun aria-hidden /> },
  dark: { label: "Dark", icon: <Moon aria-hidden /> },
  system: { label: "System", icon: <Monitor aria-hidden /> },
};
