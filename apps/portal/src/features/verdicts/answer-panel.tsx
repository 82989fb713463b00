"use client";

import { Callout } from "@quarry/ui/callout";
import { EmptyState } from "@quarry/ui/empty-state";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { skipToken, useQuery } from "@tanstack/react-query";
import { ScanSearch } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { CheckerExamples } from "./checker-examples.tsx";
import { CheckerAnswer } from "./checker-answer.tsx";
import type { CheckerForm } from "./checker-address.ts";
import type { Asked } from "./checker-check.ts";

interface AnswerPanelProps extends Asked {
  asked: CheckerForm;
  onAsk: (form: CheckerForm) => void;
}

/** The answer to the question in the address: nothing asked, not askable, on its way, failed, or there. */
export function AnswerPanel({ asked, question, problems, onAsk }: AnswerPanelProps) {
  const query = useQuery(api.verdicts.get.queryOptions({ input: question ?? skipToken }));
  if (asked.target === "" && asked.projectId === "") return <NothingAsked onAsk={onAsk} />;
  if (!question) return <NotAskable problems={problems} />;
  return (
    <QueryBoundary query={query} loading={<Loading />} failed="The check could not be made">
      {(check) => <CheckerAnswer {...{ asked, check }} />}
    </QueryBoundary>
  );
}

function NothingAsked({ onAsk }: Pick<AnswerPanelProps, "onAsk">) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong">
      <EmptyState
        icon={<ScanSearch aria-hidden />}
        title="The answer will stand here"
        description="Give a model id or an ARN, or start from an example. The page’s address then holds the question, so an answer can be shared."
      />
      <div className="mx-auto max-w-xl px-4 pb-8">
        <CheckerExamples onAsk={onAsk} />
      </div>
    </div>
  );
}

function NotAskable({ problems }: Pick<Asked, "problems">) {
  return (
    <Callout tone="warning" title="This cannot be checked yet">
      <ul>
        {problems.map(({ path, message }) => (
          <li key={path}>
            {path === "projectId" ? "Project id" : "Model id or ARN"}: {message}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Loading() {
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <SkeletonText lines={5} label="Checking" />
    </div>
  );
}
