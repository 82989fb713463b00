"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "./icon-button.tsx";
import { Select } from "./select.tsx";
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
        {onPageSizeChange ? (
          <Select
            label="Rows per page"
            labelHidden
            size="sm"
            className="w-28"
            options={pageSizes.map((size) => ({ value: String(size), label: `${size} rows` }))}
            value={String(pageSize)}
            onChange={(value) => onPageSizeChange(Number(value))}
          />
        ) : null}
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
