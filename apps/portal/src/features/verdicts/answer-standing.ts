import type { TargetCheckView } from "@quarry/domain/verdicts/schema";

/** What an answer comes to: it works, it does not, it depends, AWS knows no such thing, or the text names nothing. */
export type AnswerStanding = "yes" | "no" | "depends" | "gone" | "invalid";

/** Rules judge a name; that AWS no longer knows the profile behind it outweighs them all. */
export function answerStanding({ works, invalid, lookedUp }: TargetCheckView): AnswerStanding {
  if (invalid) return "invalid";
  if (lookedUp?.answer === "gone") return "gone";
  return works;
}

/** The answer as the heading says it; `place` is where the code runs. */
export function answerHeading(standing: AnswerStanding, place: string): string {
  const headings: Record<AnswerStanding, string> = {
    yes: `Yes, it works ${place}`,
    no: `No, it does not work ${place}`,
    depends: `It depends ${place}`,
    gone: "No, this profile no longer exists",
    invalid: "This names no model",
  };
  return headings[standing];
}
