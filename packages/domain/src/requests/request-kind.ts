import type { PriceBook } from "@quarry/aws-core/prices/price-book";
import type { Connection } from "@quarry/database/generated/client";
import type { z } from "zod";
import type { JobContext } from "../jobs/job-context.ts";
import type { KnownContext } from "../operation/context.ts";
import type { Stage } from "./schema.ts";
import type { Attempt } from "./start-attempt.ts";
import { Terms } from "./terms.ts";
import type { ApprovedCall } from "./terms.ts";

export interface PlanOrder<Spec> {
  team: { id: string; slug: string };
  spec: Spec;
  /** The request's id: client token and tag of what is made. */
  requestId: string;
}

/** A wish with everything that is known about carrying it out. */
export interface Planned<Plan> {
  title: string;
  connection: Connection;
  plan: Plan;
  /** Stages that it needs whatever the team's policy says. */
  atLeast: readonly Stage[];
}

/** The least that the plan of a kind says. */
export type LeastPlan = { call: Omit<ApprovedCall, "input"> & { input: object }; cost: Terms["cost"] };

/** Something that can be asked for: how it is planned, what makes an approval stale, and how it is carried out. */
export interface RequestKind<Spec, Plan extends LeastPlan> {
  Spec: z.ZodType<Spec>;
  Plan: z.ZodType<Plan>;
  /** Reads AWS, changes nothing. @throws DomainError where it cannot be carried out */
  makePlan: (
    context: KnownContext,
    order: PlanOrder<Spec>,
    signal: AbortSignal | undefined,
  ) => Promise<Planned<Plan>>;
  /** Why an approval would be for something that has changed since the plan was made; null when it holds. */
  whyStale: (spec: Spec, plan: Plan, book: PriceBook) => string | null;
  /** Brings about what was approved, or finds that it has been. @throws CannotProvision, AwsError */
  carryOut: (context: JobContext, attempt: Attempt) => Promise<void>;
}

/** A kind as the code that serves all of them sees it. */
export interface AnyRequestKind {
  makePlan: (
    context: KnownContext,
    order: PlanOrder<unknown>,
    signal: AbortSignal | undefined,
  ) => Promise<Planned<Terms>>;
  whyStale: (stored: { spec: unknown; plan: unknown }, book: PriceBook) => string | null;
  carryOut: (context: JobContext, attempt: Attempt) => Promise<void>;
}

/** Hides what only the kind itself knows: spec and plan are read by its schemas. */
export function defineKind<Spec, Plan extends LeastPlan>(kind: RequestKind<Spec, Plan>): AnyRequestKind {
  return {
    async makePlan(context, order, signal) {
      const made = await kind.makePlan(context, { ...order, spec: kind.Spec.parse(order.spec) }, signal);
      return { ...made, plan: Terms.parse(made.plan) };
    },
    whyStale: ({ spec, plan }, book) => kind.whyStale(kind.Spec.parse(spec), kind.Plan.parse(plan), book),
    carryOut: kind.carryOut,
  };
}
