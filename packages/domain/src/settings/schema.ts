import { z } from "zod";
import { roles } from "../operation/roles.ts";
import { singleLine } from "../operation/text.ts";

export const TeamOfActorView = z.object({
  slug: z.string(),
  name: z.string(),
  role: z.enum(["viewer", "member", "approver"]),
});

export const MeView = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  platformRole: z.enum(["admin", "auditor"]).nullable(),
  teams: z.array(TeamOfActorView),
  /** Every role held anywhere; "guest" while there is none. */
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.string()),
});
export type MeView = z.infer<typeof MeView>;

export const PermissionsView = z.object({
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.object({ name: z.string(), lets: z.string(), who: z.array(z.enum(roles)) })),
});
export type PermissionsView = z.infer<typeof PermissionsView>;

export const tokenDays = [7, 30, 90, 365] as const;

export const CreateTokenInput = z.strictObject({
  name: singleLine(80),
  /** Days until the token expires. */
  days: z.int().min(1).max(365).default(90),
});
export type CreateTokenInput = z.infer<typeof CreateTokenInput>;

export const TokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  hint: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  state: z.enum(["active", "expired", "revoked"]),
});
export type TokenView = z.infer<typeof TokenView>;
export const TokensView = z.object({ tokens: z.array(TokenView) });

/** The only time the token itself is told. */
export const CreatedTokenView = z.object({ token: z.string(), view: TokenView });
export type CreatedTokenView = z.infer<typeof CreatedTokenView>;

export const TokenReference = z.strictObject({ id: z.uuid() });
