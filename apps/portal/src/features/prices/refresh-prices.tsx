"use client";

import { Button } from "@quarry/ui/button";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";

/** Has the worker read AWS's Price List again, which is free of charge. */
export function RefreshPrices({ isRefreshing }: { isRefreshing: boolean }) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const refresh = useMutation(
    api.prices.refresh.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.prices.key() }),
      onError: (error) =>
        show({ tone: "danger", title: "The refresh could not start", description: refusalOf(error).message }),
    }),
  );
  return (
    <Button
      icon={<RotateCw aria-hidden />}
      loading={refresh.isPending || isRefreshing}
      onClick={() => refresh.mutate({})}
    >
      Refresh
    </Button>
  );
}
