import { BrainCircuit, Download, Plus, RotateCw } from "lucide-react";
import { useState } from "react";
import { Arn } from "../src/arn.tsx";
import { Badge } from "../src/badge.tsx";
import { Button } from "../src/button.tsx";
import { ChipList } from "../src/chip-list.tsx";
import { DataTable } from "../src/data-table.tsx";
import { EmptyState } from "../src/empty-state.tsx";
import { ErrorPanel } from "../src/error-panel.tsx";
import { IconButton } from "../src/icon-button.tsx";
import type { TableColumn, TableSort } from "../src/look/table-column.ts";
import { Menu } from "../src/menu.tsx";
import { Money } from "../src/money.tsx";
import { PageHeader } from "../src/page-header.tsx";
import { Pagination } from "../src/pagination.tsx";
import { PropertyFilter } from "../src/property-filter.tsx";
import { RelativeTime } from "../src/relative-time.tsx";
import { Status } from "../src/status.tsx";
import type { FilterProperty, FilterQuery } from "../src/text/property-query.ts";
import { galleryRows } from "./table-rows.ts";
import type { GalleryRow } from "./table-rows.ts";

const columns: TableColumn<GalleryRow>[] = [
  {
    id: "name",
    header: "Name",
    primary: true,
    sortable: true,
    cell: (row) => (
      <span className="inline-flex items-center gap-2">
        <BrainCircuit aria-hidden className="size-4 shrink-0" />
        {row.name}
      </span>
    ),
  },
  { id: "kind", header: "Kind", cell: () => <Badge tone="info">Profile</Badge> },
  {
    id: "status",
    header: "Status",
    sortable: true,
    cell: ({ status }) => <Status kind={status.kind}>{status.word}</Status>,
  },
  { id: "model", header: "Model", sortable: true, cell: (row) => row.model },
  { id: "region", header: "Region", sortable: true, cell: (row) => row.region },
  { id: "arn", header: "ARN", cell: (row) => <Arn arn={row.arn} limit={26} />, phone: "full" },
  { id: "tags", header: "Tags", cell: (row) => <ChipList chips={row.tags} limit={1} />, phone: "hidden" },
  {
    id: "spend",
    header: "30 days",
    align: "end",
    sortable: true,
    cell: (row) => <Money amount={row.spend} />,
  },
  { id: "used", header: "Last used", cell: (row) => <RelativeTime at={row.usedAt} /> },
];

const properties: FilterProperty[] = [
  { key: "region", label: "Region", operators: ["=", "!="] },
  { key: "model", label: "Model", operators: ["=", "!=", ":"] },
  { key: "status", label: "Status", operators: ["="] },
  { key: "tag:Project", label: "Project", group: "Tags", operators: ["=", "!=", ":"] },
  { key: "tag:Team", label: "Team", group: "Tags", operators: ["=", "!="] },
];

const facets = {
  region: [
    { value: "us-east-1", count: 41 },
    { value: "us-west-2", count: 33 },
    { value: "eu-central-1", count: 29 },
  ],
  status: [
    { value: "ACTIVE", count: 102 },
    { value: "Failed", count: 4 },
  ],
};

const loadProjects = (key: string, text: string) =>
  Promise.resolve(
    key.startsWith("tag:")
      ? [{ value: "Alpha" }, { value: "Ledger" }].filter(({ value }) => value.includes(text))
      : [],
  );

const rowCounts: Record<string, number> = { data: 25, refresh: 25, few: 5 };

export function TablePage({ face }: { face: string }) {
  const [query, setQuery] = useState<FilterQuery>({
    text: "",
    tokens: [{ key: "status", operator: "=", value: "ACTIVE" }],
  });
  const [sort, setSort] = useState<TableSort>({ id: "name", descending: false });
  const [selected, setSelected] = useState<string[]>([]);
  const [page, setPage] = useState(1);
  const [pageSize, setPageSize] = useState(25);
  return (
    <>
      <PageHeader
        title="Inference profiles"
        count={128}
        description="Every profile your teams can call, with where it works and what it costs."
        actions={
          <>
            <IconButton label="Refresh" variant="default" icon={<RotateCw aria-hidden />} />
            <Menu
              groups={[
                {
                  items: [
                    {
                      id: "csv",
                      label: "Download CSV",
                      icon: <Download aria-hidden />,
                      onSelect: () => setPage(1),
                    },
                  ],
                },
                {
                  label: "Danger",
                  items: [{ id: "delete", label: "Delete", danger: true, disabled: selected.length === 0 }],
                },
              ]}
            />
            <Button variant="primary" icon={<Plus aria-hidden />}>
              Request a profile
            </Button>
          </>
        }
      />
      <DataTable
        label="Inference profiles"
        columns={columns}
        rows={galleryRows.slice(0, rowCounts[face] ?? 0)}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `?page=/content&id=${row.id}`}
        rowMark={() => "accent"}
        loading={face === "loading" || face === "refresh"}
        skeletonRows={16}
        sort={sort}
        onSortChange={setSort}
        selected={selected}
        onSelectedChange={setSelected}
        selectionActions={<Button size="sm">Compare</Button>}
        toolbar={
          <PropertyFilter
            label="Filter profiles"
            {...{ query, properties, facets }}
            onChange={setQuery}
            loadValues={loadProjects}
            resultsText="128 matches"
          />
        }
        empty={
          <EmptyState
            icon={<BrainCircuit aria-hidden />}
            title="No profiles yet"
            description="Upload an export and its profiles appear here."
            action={<Button variant="primary">Upload an export</Button>}
          />
        }
        error={
          face === "error" ? (
            <div className="p-4">
              <ErrorPanel
                title="The profiles could not be read"
                explanation="AWS refused ListInferenceProfiles in us-east-1."
                remedy="Add bedrock:ListInferenceProfiles to the connection's role."
                onRetry={() => setPage(1)}
                requestId="7f1c9a52-0d1e-4c7b-9d7a-1f2a3b4c5d6e"
              />
            </div>
          ) : undefined
        }
        footer={
          <Pagination
            {...{ page, pageSize, total: 128, noun: "profiles" }}
            onPageChange={setPage}
            onPageSizeChange={setPageSize}
          />
        }
      />
    </>
  );
}
