import { Callout } from "@quarry/ui/callout";

/** Why the roles of an account cannot be listed. */
export function RolesProblem({ problem }: { problem: string }) {
  return (
    <Callout tone="warning" title="The roles cannot be listed">
      {problem}
    </Callout>
  );
}
