import { dollars, perPeriod } from "./budget-words.ts";
import type { BudgetDraft } from "./budget-draft.ts";
import { thresholdsOf } from "./budget-draft.ts";

/** What one level does. */
export interface LevelSentence {
  level: string;
  sentence: string;
}

/** What happens at each level of a budget as it is typed, in the order in which it happens; none while amounts are wrong. */
export function levelSentences(draft: BudgetDraft, teamName: string | null): LevelSentence[] {
  const amount = Number(draft.amount);
  const thresholds = thresholdsOf(draft);
  if (!(amount > 0) || thresholds === null) return [];
  const people = teamName === null ? "the admins" : `the approvers of ${teamName}`;
  const told = thresholds
    .toSorted((one, other) => one - other)
    .map((percent) => ({
      level: `${percent} %`,
      sentence: sentenceOf(draft, {
        percent,
        at: dollars(String((amount * percent) / 100)),
        people,
        teamName,
      }),
    }));
  if (!draft.tellsForecast) return told;
  const forecast = `As soon as the spending so far leads beyond ${dollars(draft.amount)} ${perPeriod[draft.period]}, ${people} are told.`;
  return [{ level: "Forecast", sentence: forecast }, ...told];
}

interface Level {
  percent: number;
  at: string;
  people: string;
  teamName: string | null;
}

function sentenceOf({ action }: BudgetDraft, { percent, at, people, teamName }: Level): string {
  if (percent !== 100 || action === "none") return `At ${at}, ${people} are told once.`;
  const whose =
    teamName === null ? "every profile with this tag" : `the profiles of ${teamName} with this tag`;
  const everybody = teamName === null ? people : `everybody who works in ${teamName}`;
  return `At ${at}, ${everybody} are told, and ${whose} are suspended until the budget begins anew, somebody overrides it or the amount is raised.`;
}
