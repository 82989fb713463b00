import { z } from "zod";

export const pageSizes = [25, 50, 100] as const;

/** The paging part of every list's filter: pages count from 1. */
export const Paging = {
  page: z.int().min(1).max(1_000_000).default(1),
  pageSize: z.int().min(1).max(100).default(25),
};

/** A page of views, and how many there are in all. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), page: z.int(), pageSize: z.int(), total: z.int() });
}

/** The window of a page as the database wants it. */
export function windowOf({ page, pageSize }: { page: number; pageSize: number }) {
  return { skip: (page - 1) * pageSize, take: pageSize };
}
