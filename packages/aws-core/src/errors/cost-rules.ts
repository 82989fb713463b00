import type { ExplanationRule } from "./explanation-rule.ts";

const costOperation = /^Get(CostAndUsage|CostForecast|DimensionValues|Tags)$/;

/** Reading the bill: names that AWS gives, and those of a CostReadError that this package makes itself. */
export const costRules: readonly ExplanationRule[] = [
  {
    id: "costs-too-little-history",
    when: { awsCode: /^DataUnavailableException$/, text: /insufficient amount of historical data/i },
    title: "There are too few past costs for a forecast",
    cause:
      "Cost Explorer forecasts from what was spent before, and this has been spent on for too short a time.",
    remedy: "Ask for a wider group, such as the whole service, or wait until there are some weeks of costs.",
  },
  {
    id: "costs-not-there-yet",
    when: { awsCode: /^DataUnavailableException$/ },
    title: "Cost Explorer has no data yet",
    cause: "It was opened a short time ago, or the account has no bill for these days.",
    remedy:
      "Open Cost Explorer once in the Billing console of the account that pays; the first data come within 24 hours. Quarry asks again by itself.",
  },
  {
    id: "costs-page-expired",
    when: { awsCode: /^(InvalidNextTokenException|RequestChangedException)$/ },
    title: "The bill was read too slowly",
    cause: "Cost Explorer forgets after a while where a reading had got to.",
    remedy: "Nothing is shown of these days before they are read again from their first page.",
  },
  {
    id: "costs-throttled",
    when: { operation: costOperation, awsCode: /^(LimitExceeded|Throttling|Throttled|TooManyRequests)/ },
    title: "Cost Explorer is limiting the calls",
    cause: "The account, or another program in it, has called Cost Explorer too often in a short time.",
    remedy: "Wait some minutes; other dashboards that ask Cost Explorer may have to ask less often.",
  },
  {
    id: "costs-too-old",
    when: { awsCode: /^BillExpirationException$/ },
    title: "The days are too long ago",
    cause: "Cost Explorer keeps the present month and the 13 before it by the day, and forgets older bills.",
    remedy: "Ask for later days, or read a Data Export, which is kept as long as its bucket.",
  },
  {
    id: "costs-history-closed",
    when: { code: "invalid", text: /historical data beyond 14 months|beyond the past 14 months/i },
    title: "The days are too long ago",
    cause:
      "Cost Explorer tells what is older than 14 months by whole months only, and only where that was enabled.",
    remedy: "Ask for later days, or read a Data Export, which is kept as long as its bucket.",
  },
  {
    id: "costs-forecast-range",
    when: {
      code: "invalid",
      text: /forecast spans at most|must not be before today|must be before requested End/i,
    },
    title: "These days cannot be forecast",
    cause: "Cost Explorer forecasts from today on: days for three months, months for 18.",
    remedy: "Choose an end that is nearer, or months instead of days.",
  },
  {
    id: "costs-currency",
    when: { awsCode: /^CostsCurrency$/ },
    title: "The bill is not in US dollars",
    cause: "An amount of the bill is in another currency, and Quarry does not add up different ones.",
    remedy: "Connect the account that pays in US dollars, or read a Data Export in US dollars.",
  },
  {
    id: "costs-usage-type-unknown",
    when: { awsCode: /^CostsUnknownUsageType$/ },
    title: "The bill has something new",
    cause: "Something was used that the bill by service did not have yet when it was read.",
    remedy: "The bill by service has to be read again before this one.",
  },
  {
    id: "costs-unreadable",
    when: { awsCode: /^CostsUnreadable$/ },
    title: "Cost Explorer's answer cannot be read",
    cause: "It differs from what AWS's documentation describes. Nothing of it was kept.",
    remedy: "Try again later; if it goes on, send the message to whoever runs Quarry.",
  },
  {
    id: "costs-not-open",
    when: { text: /not enabled for cost explorer access/i },
    title: "Cost Explorer is not open to this account",
    cause: "The account that pays has not opened Cost Explorer, or has closed it to its member accounts.",
    remedy: "Connect the account that pays, or have Cost Explorer opened in its Billing console.",
  },
];
