"use client";

import { Switch } from "@quarry/ui/switch";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { RefusalNote } from "@/client/refusal-note.tsx";

/** Whether IAM users with access keys may be asked for; admins say so here. */
export function UsersPolicy({ mayGovern }: { mayGovern: boolean }) {
  const queryClient = useQueryClient();
  const query = useQuery(api.roles.policy.queryOptions({ input: {} }));
  const save = useMutation(
    api.roles.savePolicy.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.roles.policy.key() }),
    }),
  );
  if (!query.data || !mayGovern) return null;
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label="Allow IAM users with access keys"
        hint="For programs that cannot assume a role. Two people approve each, and its key is shown once. Keys that exist stay until somebody revokes them."
        checked={save.isPending ? save.variables.allowsUsers : query.data.allowsUsers}
        disabled={save.isPending}
        onChange={(allowsUsers) => save.mutate({ allowsUsers })}
      />
      <RefusalNote error={save.error} />
    </div>
  );
}
