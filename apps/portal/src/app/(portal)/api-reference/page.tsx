import { composition } from "@/server/composition.ts";
import { apiDocument } from "@/server/api-document.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";
import { readApi } from "./read-api.ts";
import { Reference } from "./reference.tsx";

export const metadata = { title: "API reference" };

/** Rendered on the server, all of it open, so that the browser's own search finds everything. */
export default async function ApiReferencePage() {
  const groups = readApi(await apiDocument());
  return (
    <Prefetched queries={[apiHere.settings.me.queryOptions({ input: {} })]}>
      <Reference groups={groups} origin={composition().environment.origin} />
    </Prefetched>
  );
}
