export type Outcome = "in-progress" | "ok" | "error" | "aborted" | "dropped";

/** One call as the simulator saw it. Never holds credentials; long texts are cut. */
export type JournalEntry = {
  /** Counts up from 1 and never repeats, also across resets. */
  seq: number;
  /** Simulated time, ISO 8601. */
  time: string;
  service: string;
  operation: string;
  account: string;
  region: string;
  /** ARN of the caller. */
  principal: string;
  input: unknown;
  clientToken: string | undefined;
  requestId: string;
  transport: "http/1.1" | "http/2";
  outcome: Outcome;
  httpStatus: number | undefined;
  error: { code: string; message: string } | undefined;
  durationMs: number | undefined;
  /** Tokens of the question that a model read. */
  tokensRead: number | undefined;
  /** Tokens of the answer that were written before the end or the abort. */
  tokensSent: number | undefined;
};

export type NewEntry = Omit<
  JournalEntry,
  "seq" | "outcome" | "httpStatus" | "error" | "durationMs" | "tokensRead" | "tokensSent"
>;

export type Journal = {
  begin(entry: NewEntry): JournalEntry;
  /** Entries after a sequence number, or at and after an ISO time. */
  since(mark: string | undefined): JournalEntry[];
  clear(): void;
};

const keptEntries = 20_000;

export function createJournal(): Journal {
  let entries: JournalEntry[] = [];
  let seq = 0;
  return {
    begin(entry) {
      seq += 1;
      const begun: JournalEntry = {
        seq,
        ...entry,
        outcome: "in-progress",
        httpStatus: undefined,
        error: undefined,
        durationMs: undefined,
        tokensRead: undefined,
        tokensSent: undefined,
      };
      entries.push(begun);
      if (entries.length > keptEntries * 1.2) entries = entries.slice(-keptEntries);
      return begun;
    },
    since(mark) {
      if (mark === undefined || mark === "") return [...entries];
      const after = Number(mark);
      return Number.isNaN(after)
        ? entries.filter((entry) => entry.time >= new Date(mark).toISOString())
        : entries.filter((entry) => entry.seq > after);
    },
    clear() {
      entries = [];
    },
  };
}
