import type { ExportView } from "@quarry/domain/exports/schema";
import { Badge } from "@quarry/ui/badge";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Button } from "@quarry/ui/button";
import { PageHeader } from "@quarry/ui/page-header";
import { BookmarkPlus } from "lucide-react";
import { DeleteExport } from "./delete-export.tsx";
import type { Adoption } from "./use-adoption.ts";

interface ExportHeaderProps {
  view: ExportView;
  adoption: Adoption;
}

/** The file, and what is mostly done with it: adopting its profiles. */
export function ExportHeader({ view, adoption }: ExportHeaderProps) {
  const { adoptable, selected, adopt, adopting } = adoption;
  const arns = selected.length > 0 ? selected : adoptable;
  return (
    <PageHeader
      breadcrumbs={<Breadcrumbs items={[{ label: "Exports", href: "/exports" }]} />}
      title={<span className="break-all">{view.fileName}</span>}
      description={
        view.readable
          ? "What was found in this file, and where each profile stands in AWS."
          : "This file was uploaded, and could not be read."
      }
      badges={view.duplicateOf === null ? null : <Badge>Uploaded before</Badge>}
      actions={
        <>
          {view.mayDelete ? <DeleteExport view={view} /> : null}
          {arns.length > 0 ? (
            <Button
              variant="primary"
              icon={<BookmarkPlus aria-hidden />}
              loading={adopting.length > 0}
              onClick={() => adopt(arns)}
            >
              {adoptLabel(adoption)}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

function adoptLabel({ adoptable, selected, teamLabel }: Adoption): string {
  if (selected.length > 0) return `Adopt ${selected.length} selected into ${teamLabel} catalog`;
  if (adoptable.length === 1) return `Adopt into ${teamLabel} catalog`;
  return `Adopt all ${adoptable.length} into ${teamLabel} catalog`;
}
