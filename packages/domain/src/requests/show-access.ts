import { modelAccess } from "@quarry/aws-core/models/model-access";
import { z } from "zod";
import { query } from "../operation/query.ts";
import { findUsableConnection } from "./find-usable-connection.ts";
import { findSource } from "./find-source.ts";
import { RegionAccessView, SourceReference } from "./schema.ts";

/** Whether the account may call a model in each Region that a source routes to, as AWS says now. */
export const showAccess = query({
  permission: "requests.submit",
  route: { method: "GET", path: "/request-access", summary: "Show where a model may be called" },
  input: SourceReference,
  output: z.object({ items: z.array(RegionAccessView) }),
  async run({ context, input, signal }) {
    const connection = await findUsableConnection(context, input);
    const clientsIn = (region: string) => context.aws.clientsFor(connection, region);
    const source = await findSource(
      clientsIn(input.region),
      { ...input, accountId: connection.accountId },
      signal,
    );
    const { baseModelId: modelId, destinationRegions: regions } = source;
    return { items: await modelAccess({ modelId, regions, clientsIn }, signal) };
  },
});
