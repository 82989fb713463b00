"use client";

import type { Fetched } from "@quarry/ui/fetched";
import { useRef, useState } from "react";
import type { RefObject } from "react";
import type { FieldProblem } from "@/client/refusal.ts";
import { useFetchedAct } from "@/client/use-fetched.ts";

/** Where somebody is in a wizard, and what keeps them there. */
export interface WizardWalk {
  /** The step that is shown, counted from 0. */
  at: number;
  problems: readonly FieldProblem[];
  /** Takes the focus when the step changes. */
  panel: RefObject<HTMLDivElement | null>;
  back: () => void;
  /** Goes on, unless something of the steps so far is wrong. */
  next: () => void;
  /** Whether what checks them is still on its way. */
  isWaiting: boolean;
  /** Why it did not come. */
  failure: string | undefined;
  /** Shows problems, at the first step that has one. */
  land: (problems: readonly FieldProblem[]) => void;
  /** Forgets the problems, because something was changed. */
  forget: () => void;
}

interface WalkRules<Rules> {
  rules: Fetched<Rules>;
  /** What is wrong with all of the draft, as the server would say it. */
  problemsOf: (rules: Rules) => readonly FieldProblem[];
  stepOf: (problem: FieldProblem) => number;
}

/** Walks through the steps of a wizard; each is checked before the next. */
export function useWizardWalk<Rules>({ rules, problemsOf, stepOf }: WalkRules<Rules>): WizardWalk {
  const [at, setAt] = useState(0);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const panel = useRef<HTMLDivElement>(null);
  const go = (step: number) => {
    setAt(step);
    panel.current?.focus();
  };
  const land = (found: readonly FieldProblem[]) => {
    setProblems(found);
    if (found.length > 0) go(Math.min(...found.map(stepOf)));
  };
  const check = useFetchedAct(rules, (fetched) => {
    const found = problemsOf(fetched).filter((problem) => stepOf(problem) <= at);
    if (found.length > 0) return land(found);
    setProblems([]);
    return go(at + 1);
  });
  const { run: next, isWaiting, failure } = check;
  const forget = () => setProblems([]);
  return { at, problems, panel, back: () => go(at - 1), next, isWaiting, failure, land, forget };
}
