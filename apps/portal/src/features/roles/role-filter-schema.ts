import { z } from "zod";

/** What the address of the list of roles holds; account and Region are empty until one is chosen. */
export const RoleListFilter = z.strictObject({
  connectionId: z.union([z.literal(""), z.uuid()]).default(""),
  region: z.string().max(40).default(""),
  q: z.string().max(128).default(""),
  page: z.int().min(1).max(1000).default(1),
  pageSize: z.int().min(1).max(100).default(25),
});
export type RoleListFilter = z.output<typeof RoleListFilter>;
