import { portalPolicies, portalTrust } from "@quarry/aws-core/connections/portal-policies";
import { notFound } from "../operation/domain-error.ts";
import { query } from "../operation/query.ts";
import { ConnectionPoliciesView, ConnectionReference } from "./schema.ts";

/** What the role of a connection needs: who may work as it, and a policy for each thing that Quarry does. */
export const getConnectionPolicies = query({
  permission: "connections.read",
  route: {
    method: "GET",
    path: "/connections/{id}/policies",
    summary: "Show what the role of a connection needs",
  },
  input: ConnectionReference,
  output: ConnectionPoliciesView,
  async run({ context: { database }, input: { id } }) {
    const connection = await database.connection.findUnique({ where: { id } });
    if (!connection) throw notFound("connection");
    const { partition, externalId } = connection;
    // The ambient credentials are those of the account that Quarry runs in.
    const own = await database.connection.findFirst({
      where: { roleArn: null },
      select: { accountId: true },
    });
    const trust =
      externalId === null ? null : portalTrust({ partition, externalId, ownAccount: own?.accountId });
    return {
      trust: trust && { json: pretty(trust.document), statements: trust.sentences },
      policies: portalPolicies(connection).map(({ task, title, without, document, sentences }) => ({
        task,
        title,
        without,
        document: { json: pretty(document), statements: sentences },
      })),
    };
  },
});

const pretty = (document: object): string => JSON.stringify(document, null, 2);
