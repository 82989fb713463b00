export const pageSizes = [25, 50, 100] as const;

export type PageRange = {
  /** 1 when there is nothing, so that "page 1 of 1" is always true. */
  pageCount: number;
  /** The page asked for, brought inside 1…pageCount. */
  page: number;
  /** The first and last row of the page, counted from 1; both 0 when there is nothing. */
  first: number;
  last: number;
};

/** Where a page lies in `total` rows; `page` counts from 1. */
export function pageRange({
  page,
  pageSize,
  total,
}: {
  page: number;
  pageSize: number;
  total: number;
}): PageRange {
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const within = Math.min(Math.max(1, Math.trunc(page) || 1), pageCount);
  if (total === 0) return { pageCount, page: within, first: 0, last: 0 };
  const first = (within - 1) * pageSize + 1;
  return { pageCount, page: within, first, last: Math.min(first + pageSize - 1, total) };
}
