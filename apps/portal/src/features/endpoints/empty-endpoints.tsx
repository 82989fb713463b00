"use client";

import type { EndpointFilter } from "@quarry/domain/endpoints/schema";
import { Button } from "@quarry/ui/button";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { Rocket, SearchX, Server } from "lucide-react";

interface EmptyEndpointsProps {
  filter: EndpointFilter;
  onFilter: (part: Partial<EndpointFilter>) => void;
  total: number;
  mayAsk: boolean;
}

/** Why the list is empty, and what to do first. */
export function EmptyEndpoints({ filter: { q, scope }, onFilter, total, mayAsk }: EmptyEndpointsProps) {
  if (total > 0) {
    const action = <Button onClick={() => onFilter({ page: 1 })}>Go to the first page</Button>;
    return (
      <EmptyState icon={<SearchX aria-hidden />} title="The list ends before this page" action={action} />
    );
  }
  if (q !== "") {
    const action = <Button onClick={() => onFilter({ q: "" })}>Clear the search</Button>;
    const description = "Search for a part of the name or of the instance type, or look in another view.";
    return (
      <EmptyState icon={<SearchX aria-hidden />} title="No endpoint matches" {...{ description, action }} />
    );
  }
  const action = mayAsk && scope !== "gone" ? <DeployButton /> : undefined;
  return <EmptyState icon={<Server aria-hidden />} {...words[scope]} action={action} />;
}

function DeployButton() {
  return (
    <LinkButton href="/endpoints/new" icon={<Rocket aria-hidden />}>
      Deploy a model
    </LinkButton>
  );
}

const words: Readonly<Record<EndpointFilter["scope"], { title: string; description: string }>> = {
  mine: {
    title: "Your teams have no endpoint yet",
    description:
      "Choose a model of the Hugging Face Hub or of your own: what it needs and what it costs is checked before anything is made.",
  },
  found: {
    title: "AWS has no endpoint that belongs to nobody",
    description: "Endpoints that were made outside Quarry appear here, so that none is forgotten.",
  },
  all: {
    title: "There is no endpoint",
    description: "What is deployed through Quarry, or found in the connected accounts, stands here.",
  },
  gone: {
    title: "Nothing was deleted yet",
    description: "Deleted endpoints stay here with what they cost.",
  },
};
