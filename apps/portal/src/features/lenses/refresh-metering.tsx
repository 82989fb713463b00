"use client";

import { Button } from "@quarry/ui/button";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";

/** Has the worker read CloudWatch now, instead of within five minutes. */
export function RefreshMetering({ isReading }: { isReading: boolean }) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  const refresh = useMutation(
    api.lenses.refresh.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.lenses.key() }),
      onError: (error) =>
        show({ tone: "danger", title: "The reading could not start", description: refusalOf(error).message }),
    }),
  );
  return (
    <Button
      icon={<RotateCw aria-hidden />}
      loading={refresh.isPending || isReading}
      onClick={() => refresh.mutate({})}
    >
      Meter now
    </Button>
  );
}
