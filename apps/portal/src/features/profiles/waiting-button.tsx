import { Button } from "@quarry/ui/button";
import type { ReactElement } from "react";

interface WaitingButtonProps {
  icon: ReactElement;
  size?: "sm" | "md";
  children: string;
}

/** Stands for a button whose dialog is still being loaded, and takes its room. */
export function WaitingButton({ icon, size = "sm", children }: WaitingButtonProps) {
  return (
    <Button size={size} icon={icon} disabled>
      {children}
    </Button>
  );
}
