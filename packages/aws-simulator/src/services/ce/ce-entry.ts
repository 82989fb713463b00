// What every operation of Cost Explorer asks first: leave, rate, data, billing view.
import { billedMeters } from "../../costs/billing-meters.ts";
import { costSettings } from "../../costs/cost-settings.ts";
import type { Meter } from "../../costs/meter.ts";
import { accountNames, payerAccount } from "../../seed/organization.ts";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { Access } from "../../wire/service.ts";
import type { Tables } from "../../world/tables.ts";
import { dataUnavailable, noTagsForLinked, rateExceeded } from "./ce-errors.ts";

/** Leave for an operation, as IAM asks for it: the resource has the operation's name. */
export const ceAccess =
  (operation: string) =>
  ({ account }: Call): Access[] => [
    { action: `ce:${operation}`, resource: `arn:aws:ce:us-east-1:${account}:/${operation}` },
  ];

/** Meters that the caller may see. Throws for callers who are too fast and for accounts without data. */
export function enterCosts(call: Call, billingViewArn: string | undefined): Meter[] {
  requireRate(call);
  requireOwnView(call, billingViewArn);
  if (!costSettings(call.world).hasData || !Object.hasOwn(accountNames, call.account))
    throw dataUnavailable();
  return billedMeters(call.world, call.account);
}

/** Throws for linked accounts and for callers who are too fast. */
export function enterTags(call: Call, doing: "list" | "update"): void {
  requireRate(call);
  if (call.account !== payerAccount) throw noTagsForLinked(doing);
}

const recentCalls = new WeakMap<Tables, Map<string, number[]>>();

function requireRate({ world, account }: Call): void {
  const limit = costSettings(world).rateLimit;
  if (limit === null) return;
  const now = world.clock.now().getTime();
  const byAccount = recentCalls.get(world.tables) ?? new Map<string, number[]>();
  recentCalls.set(world.tables, byAccount);
  const recent = (byAccount.get(account) ?? []).filter((at) => at > now - limit.seconds * 1000);
  const isTooMany = recent.length >= limit.calls;
  byAccount.set(account, isTooMany ? recent : [...recent, now]);
  if (isTooMany) throw rateExceeded();
}

function requireOwnView({ account }: Call, arn: string | undefined): void {
  if (arn === undefined || arn === `arn:aws:billing::${account}:billingview/primary`) return;
  throw new AwsError("ResourceNotFoundException", `Billing view ${arn} does not exist.`, { status: 400 });
}
