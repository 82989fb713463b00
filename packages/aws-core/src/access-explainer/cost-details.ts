import { inferred, stated, type RuleDetail } from "./rule-detail.ts";

const costs = (page: string): string =>
  `https://docs.aws.amazon.com/cost-management/latest/userguide/${page}.html`;
const api = (page: string): string =>
  `https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/${page}.html`;

const usage = api("API_GetCostAndUsage");
const opening = costs("ce-enable");

/** Of the rules about reading the bill, by the id of the rule. */
export const costDetails: Readonly<Record<string, RuleDetail>> = {
  "costs-too-little-history": stated("service", costs("ce-forecast")),
  "costs-not-there-yet": stated("service", opening),
  "costs-page-expired": stated("request", usage),
  "costs-throttled": stated("quota", costs("management-limits")),
  "costs-too-old": stated("request", usage),
  "costs-history-closed": stated("request", costs("ce-multi-year-data")),
  "costs-forecast-range": stated("request", api("API_GetCostForecast")),
  "costs-currency": stated("request", usage),
  "costs-usage-type-unknown": stated("request", usage),
  "costs-unreadable": inferred("service", usage),
  "costs-not-open": stated("service", opening),
};
