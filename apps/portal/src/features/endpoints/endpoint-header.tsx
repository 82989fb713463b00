"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { ExternalLink, Server } from "lucide-react";
import { EndpointActions } from "./endpoint-actions.tsx";

/** The name of an endpoint, whose it is, and what can be done with it. */
export function EndpointHeader({ endpoint }: { endpoint: EndpointDetailView }) {
  const { name, console: addresses, requestId, goneAt } = endpoint;
  return (
    <PageHeader
      title={name}
      description={belongsTo(endpoint)}
      breadcrumbs={<Breadcrumbs items={[{ label: "Endpoints", href: "/endpoints" }]} />}
      mark={<Server aria-hidden className="size-5 text-ink-muted" />}
      actions={
        <>
          {requestId === null ? null : (
            <LinkButton size="sm" href={`/requests/${requestId}`}>
              Its request
            </LinkButton>
          )}
          {goneAt === null ? (
            <LinkButton size="sm" href={addresses.endpoint} icon={<ExternalLink aria-hidden />}>
              AWS console
            </LinkButton>
          ) : null}
          <EndpointActions endpoint={endpoint} />
        </>
      }
    />
  );
}

function belongsTo({ team, owner, region, account }: EndpointDetailView): string {
  const place = `in ${region} of ${account.name} (${account.id})`;
  if (team === null) return `A SageMaker endpoint ${place} that Quarry found and nobody has taken in.`;
  return `A SageMaker endpoint of team ${team} ${place}${owner === null ? "" : `, owned by ${owner}`}.`;
}
