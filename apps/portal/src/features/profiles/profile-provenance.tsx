import type { AdoptionView, ProfileDetailView } from "@quarry/domain/profiles/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { TextLink } from "@quarry/ui/text-link";
import type { ReactNode } from "react";

interface ProfileProvenanceProps {
  profile: ProfileDetailView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** How a profile came into the catalog: when AWS was first seen to list it, who adopted it, from which export. */
export function ProfileProvenance({ profile, now }: ProfileProvenanceProps) {
  const { adoptions, firstSeenAt, connection, region, studioProjectId, studioDomainId } = profile;
  return (
    <ol className="flex flex-col">
      <Step>
        First seen <RelativeTime at={firstSeenAt} now={now} /> in {region} through the connection {connection}
        .
      </Step>
      {studioProjectId === null ? null : (
        <Step>
          Names the Unified Studio project{" "}
          <code className="font-mono text-xs break-all">{studioProjectId}</code>
          {studioDomainId === null ? null : (
            <>
              {" "}
              of domain <code className="font-mono text-xs break-all">{studioDomainId}</code>
            </>
          )}
          .
        </Step>
      )}
      {adoptions.map((adoption) => (
        <Adoption key={adoption.team} adoption={adoption} now={now} />
      ))}
      {adoptions.length === 0 ? (
        <Step>
          No team of yours has adopted it. <TextLink href="/exports">Upload an export</TextLink> that names it
          to adopt it.
        </Step>
      ) : null}
    </ol>
  );
}

function Adoption({ adoption, now }: { adoption: AdoptionView; now: string }) {
  const { team, adoptedBy, adoptedAt, exportId, exportFileName } = adoption;
  return (
    <Step>
      Adopted for team {team} by {adoptedBy} <RelativeTime at={adoptedAt} now={now} />
      {exportId === null ? null : (
        <>
          {" "}
          from the export <TextLink href={`/exports/${exportId}`}>{exportFileName ?? exportId}</TextLink>
        </>
      )}
      .
    </Step>
  );
}

function Step({ children }: { children: ReactNode }) {
  return (
    <li className="relative border-l border-line pb-3 pl-4 before:absolute before:top-1.5 before:-left-1 before:size-2 before:rounded-full before:bg-line-strong last:border-transparent last:pb-0">
      {children}
    </li>
  );
}
