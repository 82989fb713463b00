import { Pagination } from "@quarry/ui/pagination";

interface ListPagesProps {
  filter: { page: number; pageSize: number };
  total: number;
  /** What is counted, plural: "profiles". */
  noun: string;
  onChange: (part: { page?: number; pageSize?: number }) => void;
}

/** The way through the pages of a list whose filter stands in the address; nothing below an empty list. */
export function ListPages({ filter: { page, pageSize }, total, noun, onChange }: ListPagesProps) {
  if (total === 0) return null;
  return (
    <Pagination
      page={page}
      pageSize={pageSize}
      total={total}
      noun={noun}
      onPageChange={(next) => onChange({ page: next })}
      onPageSizeChange={(next) => onChange({ pageSize: next })}
    />
  );
}
