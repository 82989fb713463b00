const mostCharacters = 100;

/**
 * The name that a budget of Quarry has in AWS: what people call it, with the id that makes it its own. What AWS refuses
 * in names, `:`, `\` and `/action/`, is written otherwise.
 *
 * Source: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 */
export function budgetName(name: string, id: string): string {
  const end = ` (quarry ${id})`;
  const written = name
    .replaceAll(/[:\\<>]/g, "-")
    .replaceAll("/action/", "-action-")
    .trim();
  return `${written.slice(0, mostCharacters - end.length)}${end}`;
}
