import type { VerificationState } from "@quarry/domain/exports/schema";
import type { StatusProps } from "@quarry/ui/status";

/** What AWS said of a profile, in a word or two, and what to do about it where something can be done. */
export const verificationWords: Record<
  VerificationState,
  { kind: StatusProps["kind"]; label: string; remedy: string | null }
> = {
  pending: { kind: "progress", label: "Being looked up", remedy: null },
  alive: { kind: "success", label: "Alive", remedy: null },
  gone: {
    kind: "error",
    label: "Gone",
    remedy:
      "Save and run the app in the Studio again and export it anew, or use another profile of the same model.",
  },
  "other-account": {
    kind: "stopped",
    label: "Other account",
    remedy: "Ask an admin to connect that account, or a team of that account to use the profile.",
  },
  "no-permission": {
    kind: "warning",
    label: "No permission",
    remedy:
      "Ask an admin to allow bedrock:GetInferenceProfile and bedrock:ListTagsForResource to Quarry’s role.",
  },
  unavailable: { kind: "warning", label: "AWS did not answer", remedy: "Quarry asks again by itself." },
};
