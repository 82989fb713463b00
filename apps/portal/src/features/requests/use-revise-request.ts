"use client";

import type { RequestView, ReviseRequestInput } from "@quarry/domain/requests/schema";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import { api } from "@/client/api.ts";
import { problemsOfError } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { useRequestChange } from "./use-request-change.ts";

type Input = z.input<typeof ReviseRequestInput>;
/** What is asked for instead, of each kind. */
type Wish = Input extends infer One ? (One extends Input ? Omit<One, "id" | "version"> : never) : never;

/** Saves a new version of a pending request and leads to it; what is refused comes back as problems. */
export function useReviseRequest({ id, version }: Pick<RequestView, "id" | "version">, onSaved: () => void) {
  const router = useRouter();
  const revise = useMutation(api.requests.revise.mutationOptions(useRequestChange()));
  return async (wish: Wish): Promise<readonly FieldProblem[]> => {
    try {
      await revise.mutateAsync({ id, version, ...wish });
      onSaved();
      router.push(`/requests/${id}`);
      return [];
    } catch (error) {
      return problemsOfError(error);
    }
  };
}
