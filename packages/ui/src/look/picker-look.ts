import { clsx } from "clsx";
import { controlLook } from "./control-look.ts";

/** The button of a select or combobox. */
export function pickerLook(size: "sm" | "md" = "md"): string {
  return clsx(
    controlLook,
    "flex items-center justify-between gap-2 text-left",
    size === "sm" ? "h-control-small text-sm" : "h-control",
  );
}
