import { z } from "zod";

/** A Region as an ARN holds it, without wildcards. */
export const PolicyRegion = z.string().regex(/^[a-z]{2,4}(?:-[a-z]{2,9}){1,2}-[0-9]{1,2}$/, {
  error: "Not an AWS Region. It looks like us-west-2.",
});
