import type { BudgetDetail } from "@quarry/domain/budgets/schema";

interface OverrideChoice {
  value: string;
  label: string;
  /** ISO 8601; null: no longer. */
  until: string | null;
}

const dayMillis = 86_400_000;

/** How long a budget may be overridden, by what is easily said; an override can also be ended. */
export function overrideChoices(
  budget: Pick<BudgetDetail, "overrideUntil" | "suspensions">,
  now: string,
): OverrideChoice[] {
  const after = (days: number): string => new Date(Date.parse(now) + days * dayMillis).toISOString();
  const isOverridden =
    budget.overrideUntil !== null ||
    budget.suspensions.some(
      ({ lifted, override }) => lifted === null && override !== null && override.until > now,
    );
  return [
    { value: "tomorrow", label: "For a day", until: after(1) },
    { value: "three", label: "For three days", until: after(3) },
    { value: "week", label: "For a week", until: after(7) },
    { value: "own", label: "Until a day of your choice", until: null },
    ...(isOverridden ? [{ value: "end", label: "No longer: end the override now", until: null }] : []),
  ];
}

/** The time that was chosen; of a day that was typed its end in UTC. */
export function overrideUntil(
  { choice, until }: { choice: string; until: string },
  choices: readonly OverrideChoice[],
): string | null {
  if (choice !== "own") return choices.find(({ value }) => value === choice)?.until ?? null;
  const start = Date.parse(`${until}T00:00:00Z`);
  // What is no day is sent as a time that is over, which is refused in its field.
  return new Date(Number.isNaN(start) ? 0 : start + dayMillis).toISOString();
}
