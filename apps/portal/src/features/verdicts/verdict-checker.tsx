"use client";

import { PageHeader } from "@quarry/ui/page-header";
import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { useRouter, useSearchParams } from "next/navigation";
import { useRef, useTransition } from "react";
import { api } from "@/client/api.ts";
import { searchParamsOf } from "@/navigation/filter-fields.ts";
import { AnswerPanel } from "./answer-panel.tsx";
import { CheckerExamples } from "./checker-examples.tsx";
import { CheckerForm } from "./checker-form.tsx";
import { checkerAddress, readCheckerAddress } from "./checker-address.ts";
import type { CheckerForm as Form } from "./checker-address.ts";
import type { Asked } from "./checker-check.ts";

/** Asks whether a model id or ARN works somewhere; the question lives in the address, which the server reads. */
export function VerdictChecker(read: Asked) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const asked = readCheckerAddress(searchParamsOf(useSearchParams()));
  const answer = useRef<HTMLElement>(null);
  const [isAsking, startAsking] = useTransition();
  const ask = (form: Form) => {
    if (checkerAddress(form) === checkerAddress(asked)) {
      void queryClient.invalidateQueries({ queryKey: api.verdicts.key() });
    }
    startAsking(() => router.push(checkerAddress(form), { scroll: false }));
    if (answer.current) bringIntoSight(answer.current);
  };
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Verdict checker"
        description="Whether a model works where your code runs, why, and what to use instead."
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 lg:grid-cols-[minmax(22rem,26rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="rounded-lg border border-line bg-surface p-4">
          <CheckerForm asked={asked} busy={isAsking} onAsk={ask} />
        </div>
        <section
          ref={answer}
          aria-label="Answer"
          aria-live="polite"
          aria-busy={isAsking}
          className={clsx("min-w-0 transition-opacity lg:row-span-2", isAsking && "opacity-60")}
        >
          <AnswerPanel {...read} asked={asked} onAsk={ask} />
        </section>
        {asked.target === "" ? null : <CheckerExamples onAsk={ask} />}
      </div>
    </div>
  );
}

/** On phones the answer stands below the form, and the examples below the answer. */
function bringIntoSight(answer: HTMLElement): void {
  const { top } = answer.getBoundingClientRect();
  if (top < 0 || top > globalThis.innerHeight / 2) answer.scrollIntoView({ block: "start" });
}
