import { z } from "zod";

/** Who the credentials belong to, as `GetCallerIdentity` says. */
export const Caller = z.strictObject({ account: z.string(), arn: z.string(), partition: z.string() });
export type Caller = z.infer<typeof Caller>;

/** Whether a connection's role can be assumed, and only with its external id. */
export const ConnectionCheck = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("ready"), caller: Caller, sentence: z.string() }),
  z.strictObject({ state: z.literal("open-without-external-id"), sentence: z.string() }),
  z.strictObject({ state: z.literal("refused"), sentence: z.string() }),
]);
export type ConnectionCheck = z.infer<typeof ConnectionCheck>;
