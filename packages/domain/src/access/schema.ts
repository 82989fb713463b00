import { z } from "zod";

const longestText = 120_000;

export const ExplainAccessInput = z.strictObject({
  /** The refusal as it was printed; colours, markup and control characters may be in it. */
  text: z
    .string()
    .max(
      longestText,
      `Paste at most ${longestText.toLocaleString("en")} characters: the end of a log is enough.`,
    )
    .refine((text) => text.trim() !== "", "Paste the error here."),
});
export type ExplainAccessInput = z.infer<typeof ExplainAccessInput>;
