import { accountNames, payerAccount } from "../seed/organization.ts";
import type { World } from "../world/world.ts";
import { callMeters } from "./billed-calls.ts";
import { endpointMeters } from "./endpoint-meters.ts";
import { history, historySpan } from "./history.ts";
import type { Meter } from "./meter.ts";
import { recordedTokenMeters } from "./recorded-tokens.ts";
import { storageMeters } from "./stored-bytes.ts";

/** Everything that an account sees on its bill: the payer what all of them use, a linked account its own. */
export function billedMeters(world: World, account: string): Meter[] {
  if (!Object.hasOwn(accountNames, account)) return [];
  const all = [...history(world).meters, ...liveMeters(world)];
  return account === payerAccount ? all : all.filter(({ dimensions }) => dimensions.account === account);
}

/** What is used in the simulator itself: tokens, endpoints, storage and the calls of Cost Explorer. */
function liveMeters(world: World): Meter[] {
  return [
    ...recordedTokenMeters(world),
    ...endpointMeters(world, historySpan(world).first),
    ...storageMeters(world, historySpan(world).first),
    ...callMeters(world),
  ];
}
