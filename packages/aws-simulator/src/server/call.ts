import type { Principal } from "../access/principal.ts";
import type { JournalEntry } from "../world/journal.ts";
import type { World } from "../world/world.ts";

/** One call, as a behaviour sees it. */
export type Call = {
  world: World;
  principal: Principal;
  /** Account and Region that the caller acts in. */
  account: string;
  region: string;
  requestId: string;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
  entry: JournalEntry;
};
