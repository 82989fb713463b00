"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { BrainCircuit, Upload } from "lucide-react";
import { CatalogAge } from "./catalog-age.tsx";
import { EndingProfiles } from "./ending-profiles.tsx";
import { NextSteps } from "./next-steps.tsx";
import { TeamAdoptions } from "./team-adoptions.tsx";
import { TeamExports } from "./team-exports.tsx";
import { WaitingRequests } from "./waiting-requests.tsx";

interface TeamHomeProps {
  me: MeView;
  now: string;
}

/** The home page of people who work with models. */
export function TeamHome({ me, now }: TeamHomeProps) {
  const mayUpload = me.permissions.includes("exports.upload");
  return (
    <>
      <PageHeader
        title={`Welcome, ${me.name}`}
        description="Bring an export, see which of its models work, leave with code."
        actions={
          mayUpload ? (
            <LinkButton href="/exports" variant="primary" icon={<Upload aria-hidden />}>
              Upload an export
            </LinkButton>
          ) : (
            <LinkButton href="/profiles" variant="primary" icon={<BrainCircuit aria-hidden />}>
              Open the catalog
            </LinkButton>
          )
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        {/* As phones show them: what is painted while the rest still arrives does not move. */}
        <div className="flex min-w-0 flex-col gap-4 xl:col-start-2 xl:row-start-1">
          <NextSteps permissions={me.permissions} />
          <CatalogAge now={now} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-start-1">
          <WaitingRequests now={now} />
          <EndingProfiles />
          <TeamAdoptions me={me} now={now} />
          <TeamExports mayUpload={mayUpload} now={now} />
        </div>
      </div>
    </>
  );
}
