import type { EndpointView } from "@quarry/domain/endpoints/schema";
import { Status } from "@quarry/ui/status";
import { statusMark, wishRemark } from "./endpoint-words.ts";

interface EndpointStatusProps {
  endpoint: Pick<EndpointView, "status" | "wish" | "goneAt" | "hint">;
}

/** The status word for word, with one plain sentence of what it means. */
export function EndpointStatus({ endpoint }: EndpointStatusProps) {
  const { word, kind } = statusMark(endpoint);
  return (
    <Status kind={kind} hint={[wishRemark(endpoint), endpoint.hint].filter(Boolean).join(" ")}>
      {word}
    </Status>
  );
}
