"use client";

import type { RequestView } from "@quarry/domain/requests/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { Section } from "@quarry/ui/section";
import { TextArea } from "@quarry/ui/text-area";
import { useMutation } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { RefusalNote } from "@/client/refusal-note.tsx";
import { MonthlyCost } from "./monthly-cost.tsx";
import { useRequestChange } from "./use-request-change.ts";

/** The decision: the price, one sentence of why, and two buttons; or why somebody may not decide. */
export function DecisionPanel({ request }: { request: RequestView }) {
  const [reason, setReason] = useState("");
  const [isReasonMissing, setReasonMissing] = useState(false);
  const change = useRequestChange();
  const approve = useMutation(api.requests.approve.mutationOptions(change));
  const reject = useMutation(api.requests.reject.mutationOptions(change));
  if (request.state !== "pending") return null;
  if (!request.mayDecide) return <WhyNot request={request} />;
  const seen = { id: request.id, version: request.version, specHash: request.specHash };
  const error = approve.error ?? reject.error;
  return (
    <Section title="Your decision">
      <div className="flex flex-col gap-3">
        <p>
          {request.requester.name} wants <strong className="font-medium break-words">{request.title}</strong>{" "}
          in {request.region}, about <MonthlyCost microdollars={request.monthlyMicrodollars} /> a month.
        </p>
        <TextArea
          label="Reason"
          hint="Needed to reject; the requester reads it."
          optional
          rows={2}
          value={reason}
          error={isReasonMissing ? "Say why, so that it can be asked for better." : undefined}
          onChange={({ target }) => {
            setReason(target.value);
            setReasonMissing(false);
          }}
        />
        <RefusalNote error={error} />
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={<Check aria-hidden />}
            loading={approve.isPending}
            disabled={reject.isPending || request.whyStale !== null}
            onClick={() => approve.mutate({ ...seen, reason })}
          >
            Approve
          </Button>
          <Button
            variant="danger"
            icon={<X aria-hidden />}
            loading={reject.isPending}
            disabled={approve.isPending}
            onClick={() =>
              reason.trim() === "" ? setReasonMissing(true) : reject.mutate({ ...seen, reason })
            }
          >
            Reject
          </Button>
        </div>
      </div>
    </Section>
  );
}

function WhyNot({ request: { whyNotDecide, stages, stage } }: { request: RequestView }) {
  const names = stages[stage]?.eligible.map(({ name }) => name) ?? [];
  return (
    <Callout tone="info" title="Waits for a decision">
      {whyNotDecide}{" "}
      {names.length === 0
        ? "Nobody may decide on it now: ask an admin to name an approver."
        : `${new Intl.ListFormat("en", { type: "disjunction" }).format(names)} can.`}
    </Callout>
  );
}
