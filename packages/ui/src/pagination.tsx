"use client";

import { clsx } from "clsx";
import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import { controlLook } from "./look/control-look.ts";
import { pageRange, pageSizes } from "./text/page-range.ts";

export type PaginationProps = {
  /** Counts from 1. */
  page: number;
  pageSize: number;
  total: number;
  onPageChange: (page: number) => void;
  onPageSizeChange?: ((pageSize: number) => void) | undefined;
  /** What is counted, plural: "profiles". */
  noun?: string | undefined;
};

/** Which rows of how many, and the way to the others. */
export function Pagination({
  page: asked,
  pageSize,
  total,
  onPageChange,
  onPageSizeChange,
  noun = "items",
}: PaginationProps) {
  const { page, pageCount, first, last } = pageRange({ page: asked, pageSize, total });
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
      <p className="text-ink-muted tabular-nums">
        {total === 0
          ? `0 ${noun}`
          : `${first.toLocaleString("en")}–${last.toLocaleString("en")} of ${total.toLocaleString("en")} ${noun}`}
      </p>
      <div className="flex items-center gap-2">
        {onPageSizeChange ? <PageSize pageSize={pageSize} onChange={onPageSizeChange} /> : null}
        <IconButton
          label="Previous page"
          size="sm"
          icon={<ChevronLeft aria-hidden />}
          disabled={page === 1}
          onClick={() => onPageChange(page - 1)}
        />
        <span aria-live="polite" className="text-ink-muted tabular-nums">
          Page {page.toLocaleString("en")} of {pageCount.toLocaleString("en")}
        </span>
        <IconButton
          label="Next page"
          size="sm"
          icon={<ChevronRight aria-hidden />}
          disabled={page === pageCount}
          onClick={() => onPageChange(page + 1)}
        />
      </div>
    </nav>
  );
}

/** The browser's own select: every list has one, and it needs no script to look right. */
function PageSize({ pageSize, onChange }: { pageSize: number; onChange: (pageSize: number) => void }) {
  return (
    <span className="relative inline-flex w-28 items-center">
      <select
        aria-label="Rows per page"
        className={clsx(controlLook, "h-control-small appearance-none pr-7 text-sm")}
        value={pageSize}
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {pageSizes.map((size) => (
          <option key={size} value={size}>
            {size} rows
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute right-2 size-4 shrink-0 text-ink-muted"
      />
    </span>
  );
}
