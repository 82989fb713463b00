"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/** The serving images that Quarry knows, as a Region can pull them; what they read is the same in all. */
export function useServingImages(region = "") {
  return useQuery(api.endpoints.images.queryOptions({ input: { region }, staleTime: Infinity }));
}
