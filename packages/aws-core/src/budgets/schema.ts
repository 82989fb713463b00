import { z } from "zod";
import { chargedServices } from "./charges-schema.ts";

/** Periods that AWS Budgets knows; it has no weeks. */
export const awsBudgetPeriods = ["monthly", "quarterly", "yearly"] as const;

/** AWS takes five notifications for a budget, and ten e-mail addresses for each. */
export const mostNotifications = 5;
export const mostEmails = 10;

/** A budget as AWS Budgets is to have it. */
export const BudgetSpec = z.strictObject({
  /** As `budgetName` writes it. */
  name: z.string().min(1).max(100),
  /** Dollars, a decimal. */
  amount: z.string(),
  period: z.enum(awsBudgetPeriods),
  tagKey: z.string().min(1),
  tagValue: z.string().min(1),
  metric: z.enum(["unblended", "amortized", "netUnblended", "netAmortized", "blended"]),
  /** Per cent of the amount. */
  thresholds: z.array(z.int()),
  tellsForecast: z.boolean(),
  /** Who is told; nobody: the budget only counts. */
  emails: z.array(z.string()).max(mostEmails),
});
export type BudgetSpec = z.infer<typeof BudgetSpec>;

/** The Region in which alone AWS keeps estimated charges. */
export const chargesRegion = "us-east-1";

/** An alarm on what a service has cost in the month. */
export const ChargesAlarmSpec = z.strictObject({
  service: z.enum(chargedServices),
  /** Dollars, a decimal. */
  amount: z.string(),
  /** The SNS topic that is told; null: the alarm only shows its state. */
  topicArn: z.string().nullable(),
});
export type ChargesAlarmSpec = z.infer<typeof ChargesAlarmSpec>;

/** The name of the alarm, which nobody else gives one by chance. */
export const chargesAlarmName = (service: string, id: string): string => `quarry-charges-${service}-${id}`;
