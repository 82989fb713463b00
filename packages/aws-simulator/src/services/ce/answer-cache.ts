// Further pages tell what the first page was cut from, as long as it is remembered; else they are summed anew.
import type { Answer } from "../../costs/aggregate.ts";
import type { Tables } from "../../world/tables.ts";

const keptAnswers = 4;
const remembered = new WeakMap<Tables, Map<string, Answer>>();

/** The answer to a request: the remembered one for a further page, else a new one, which is remembered. */
export function answerFor(
  tables: Tables,
  { request, isFurther }: { request: object; isFurther: boolean },
  sum: () => Answer,
): Answer {
  const answers = remembered.get(tables) ?? new Map<string, Answer>();
  remembered.set(tables, answers);
  const id = JSON.stringify(request);
  const known = isFurther ? answers.get(id) : undefined;
  const answer = known ?? sum();
  answers.delete(id);
  answers.set(id, answer);
  const [oldest] = answers.keys();
  if (answers.size > keptAnswers && oldest !== undefined) answers.delete(oldest);
  return answer;
}
