"use client";

import type { RoleView } from "@quarry/domain/roles/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { FileNameSearch } from "../exports/file-name-search.tsx";
import { PlaceFields } from "../requests/place-fields.tsx";
import { RolesProblem } from "./roles-problem.tsx";
import { roleColumns } from "./role-columns.tsx";
import type { RoleListFilter } from "./role-filter-schema.ts";
import { placedFilter } from "./role-filter.ts";
import { UsersPolicy } from "./users-policy.tsx";

const RoleDialog = dynamic(async () => (await import("./role-dialog.tsx")).RoleDialog, { ssr: false });

/** The roles of an account that SageMaker or Bedrock may work as, or that Quarry made, with their verdicts. */
export function RoleList() {
  const { filter: asked, change } = useListFilter<RoleListFilter>();
  const [looking, setLooking] = useState<RoleView>();
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mayAsk = me?.permissions.includes("requests.submit") === true;
  const places = useQuery(api.requests.places.queryOptions({ input: mayAsk ? {} : skipToken })).data?.items;
  const filter = placedFilter(asked, places ?? []);
  const query = useQuery(
    api.roles.list.queryOptions({ input: filter ?? skipToken, placeholderData: keepPreviousData }),
  );
  const table = { label: "Roles", columns: roleColumns(setLooking), rowId, rowName, skeletonRows: 6 };
  return (
    <>
      <PageHeader
        title="Roles"
        count={query.data?.total}
        description="What models and import jobs run as, and whether each role can do what it is for and no more."
        actions={
          <>
            <LinkButton href="/roles/documents">Documents</LinkButton>
            {mayAsk ? (
              <LinkButton href="/roles/new" variant="primary" icon={<Plus aria-hidden />}>
                Ask for a role
              </LinkButton>
            ) : null}
          </>
        }
      />
      <UsersPolicy mayGovern={me?.permissions.includes("roles.govern") === true} />
      {me && !mayAsk ? <EmptyState icon={icon} title="Your role only lets you read the documents" /> : null}
      {places?.length === 0 ? <EmptyState icon={icon} title="No account is connected for your team" /> : null}
      {filter ? (
        <>
          <div className="grid items-end gap-4 lg:grid-cols-[2fr_1fr]">
            <PlaceFields
              {...filter}
              hint="Permissions are compared for it."
              errors={{ connectionId: undefined, region: undefined }}
              onAccount={({ id }) => change({ connectionId: id, region: "" })}
              onRegion={(region) => change({ region })}
            />
            <FileNameSearch label="Search by name" value={asked.q} onChange={(q) => change({ q })} />
          </div>
          <QueryBoundary
            query={query}
            loading={<DataTable {...table} rows={[]} loading />}
            failed="The roles could not be loaded"
          >
            {({ items, total, problem }) =>
              problem === null ? (
                <DataTable
                  {...table}
                  rows={items}
                  loading={query.isPlaceholderData}
                  empty={
                    <EmptyState icon={icon} title="No role of the account lets SageMaker or Bedrock in" />
                  }
                  footer={<ListPages filter={filter} total={total} noun="roles" onChange={change} />}
                />
              ) : (
                <RolesProblem problem={problem} />
              )
            }
          </QueryBoundary>
        </>
      ) : null}
      {looking ? (
        <RoleDialog
          role={looking}
          repairHref={mayAsk && filter ? repairHref(looking, filter) : undefined}
          onClose={() => setLooking(undefined)}
        />
      ) : null}
    </>
  );
}

const icon = <KeyRound aria-hidden />;
const rowId = ({ arn }: RoleView): string => arn;
const rowName = ({ name }: RoleView): string => name;

function repairHref({ arn }: RoleView, { connectionId, region }: RoleListFilter): string {
  return `/roles/new?${new URLSearchParams({ repair: arn, connectionId, region }).toString()}`;
}
