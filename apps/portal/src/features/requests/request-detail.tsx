"use client";

import type { RequestView } from "@quarry/domain/requests/schema";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { PageHeader } from "@quarry/ui/page-header";
import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ApprovalStages } from "./approval-stages.tsx";
import { CommentThread } from "./comment-thread.tsx";
import { DecisionPanel } from "./decision-panel.tsx";
import { OwnActions } from "./own-actions.tsx";
import { DeletionFacts } from "./deletion-facts.tsx";
import { DeploymentFacts } from "./deployment-facts.tsx";
import { ExtensionFacts } from "./extension-facts.tsx";
import { IdentityFacts } from "./identity-facts.tsx";
import { PlanView } from "./plan-view.tsx";
import { RequestCode } from "./request-code.tsx";
import { RequestFailure } from "./request-failure.tsx";
import { RequestHistory } from "./request-history.tsx";
import { RequestOutcome } from "./request-outcome.tsx";
import { RequestProgress } from "./request-progress.tsx";
import { RequestStale } from "./request-stale.tsx";
import { RequestStateMark } from "./request-state.tsx";
import { UpdateFacts } from "./update-facts.tsx";
import { kindWords } from "./request-words.ts";
import { WishFacts } from "./wish-facts.tsx";

interface RequestDetailProps {
  id: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** How often to look again, in milliseconds: soon while the worker is at it, now and then while people are. */
const pollMilliseconds: Partial<Record<RequestView["state"], number>> = {
  pending: 5_000,
  approved: 700,
  provisioning: 700,
};

/** One request: what is asked, exactly what will be made, who decides, and how far it is. */
export function RequestDetail({ id, now }: RequestDetailProps) {
  const query = useQuery(
    api.requests.get.queryOptions({
      input: { id },
      refetchInterval: ({ state: { data } }) => (data ? (pollMilliseconds[data.state] ?? false) : false),
    }),
  );
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={12} />}
      failed="The request could not be loaded"
    >
      {(request) => <RequestPage request={request} now={now} />}
    </QueryBoundary>
  );
}

function RequestPage({ request, now }: { request: RequestView; now: string }) {
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Requests", href: "/requests" }]} />}
        title={request.title}
        description={`${request.requester.name} asks ${kindWords[request.kind]}, for team ${request.team}.`}
        badges={<RequestStateMark request={request} />}
        actions={<OwnActions request={request} />}
      />
      <RequestProgress request={request} />
      <RequestOutcome request={request} />
      <RequestFailure request={request} />
      <RequestStale request={request} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr]">
        <div className="min-w-0 empty:hidden xl:col-start-2">
          <DecisionPanel key={request.specHash} request={request} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          {request.kind === "profile.create" ? (
            <>
              <Section title="What is asked" description={request.spec.purpose}>
                <WishFacts request={request} />
              </Section>
              <PlanView plan={request.plan} />
              <RequestCode id={request.id} />
            </>
          ) : null}
          {request.kind === "profile.delete" ? <DeletionFacts request={request} /> : null}
          {request.kind === "endpoint.create" ? <DeploymentFacts request={request} /> : null}
          {request.kind === "endpoint.update" ? <UpdateFacts request={request} /> : null}
          {request.kind === "endpoint.extend" ? <ExtensionFacts request={request} /> : null}
          {request.kind === "role.create" ||
          request.kind === "role.repair" ||
          request.kind === "user.create" ? (
            <IdentityFacts request={request} now={now} />
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
          <ApprovalStages request={request} now={now} />
          <CommentThread request={request} now={now} />
          <RequestHistory request={request} now={now} />
        </div>
      </div>
    </>
  );
}
