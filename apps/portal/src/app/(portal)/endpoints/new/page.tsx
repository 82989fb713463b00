import { DeployEndpoint } from "@/features/endpoints/deploy-endpoint.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Deploy a model" };

export default function NewEndpointPage() {
  const queries = [
    apiHere.requests.places.queryOptions({ input: {} }),
    apiHere.endpoints.images.queryOptions({ input: { region: "" } }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <DeployEndpoint />
    </Prefetched>
  );
}
