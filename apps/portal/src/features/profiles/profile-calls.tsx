"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { callCountWords } from "./call-count-words.ts";

/** How often a profile was called lately, by whomever; CloudWatch is asked once the page stands. */
export function ProfileCalls({ id }: { id: string }) {
  const { data, isError } = useQuery(api.profiles.calls.queryOptions({ input: { id } }));
  if (isError || data?.count === null) return "CloudWatch does not say";
  return data ? callCountWords(data.count) : "…";
}
