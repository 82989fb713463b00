import { z } from "zod";

export const StatementSentence = z.strictObject({ sid: z.string(), sentence: z.string() });

/** A policy as JSON, and what each of its statements is for, in its order. */
export const DocumentView = z.object({ json: z.string(), statements: z.array(StatementSentence) });
export type DocumentView = z.infer<typeof DocumentView>;
