import { z } from "zod";

const part = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/u,
    "Write lower-case letters, digits and single hyphens, at most 40.",
  );

export const AliasReference = z.strictObject({ team: part, app: part, environment: part });
export type AliasReference = z.infer<typeof AliasReference>;

export const SetAliasInput = AliasReference.extend({ profileId: z.uuid() });

const Named = z.object({ profileId: z.uuid(), name: z.string(), arn: z.string() });

export const AliasView = z.object({
  team: z.string(),
  app: z.string(),
  environment: z.string(),
  arn: z.string(),
  region: z.string(),
  profileId: z.uuid(),
  name: z.string(),
  baseModelId: z.string().nullable(),
  movedAt: z.string(),
  /** What it named before; null when never moved. */
  previous: Named.nullable(),
  /** Writes the ARN where programs without a token can read it. */
  ssmCommand: z.string(),
});
export type AliasView = z.infer<typeof AliasView>;
