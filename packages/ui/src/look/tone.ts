/** The meanings a colour may have; every tone is also said by an icon or a word. */
export type Tone = "neutral" | "info" | "success" | "warning" | "danger";

export const toneText: Record<Tone, string> = {
  neutral: "text-ink-muted",
  info: "text-accent-text",
  success: "text-success-text",
  warning: "text-warning-text",
  danger: "text-danger-text",
};

export const tonePanel: Record<Tone, string> = {
  neutral: "border-line bg-sunken",
  info: "border-accent-line bg-accent-wash",
  success: "border-success-line bg-success-wash",
  warning: "border-warning-line bg-warning-wash",
  danger: "border-danger-line bg-danger-wash",
};
