"use client";

import type { SubmitRequestInput } from "@quarry/domain/requests/schema";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { z } from "zod";
import { api } from "@/client/api.ts";
import { problemsOfError } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { useRequestChange } from "./use-request-change.ts";

/** Asks for something and leads to the request; what is refused comes back as problems. */
export function useSubmitRequest(onSent: () => void) {
  const router = useRouter();
  const submit = useMutation(api.requests.submit.mutationOptions(useRequestChange()));
  return async (input: z.input<typeof SubmitRequestInput>): Promise<readonly FieldProblem[]> => {
    try {
      const { id } = await submit.mutateAsync(input);
      onSent();
      router.push(`/requests/${id}`);
      return [];
    } catch (error) {
      return problemsOfError(error);
    }
  };
}
