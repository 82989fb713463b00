import { folderOf } from "@quarry/aws-core/cost-exports/export-place";
import { lookAtExport } from "@quarry/aws-core/cost-exports/look-at-export";
import type { ExportLook } from "@quarry/aws-core/cost-exports/look-at-export";
import { alikeTags } from "@quarry/aws-core/cost-exports/tag-name";
import type { KnownContext } from "../../operation/context.ts";
import { invalidField, notFound } from "../../operation/domain-error.ts";
import type { ExportLocation } from "../export-location-schema.ts";

interface Place {
  connectionId: string;
  location: ExportLocation;
  tagKeys: readonly string[];
}

/**
 * Looks at a location with the rights of the connection.
 * @throws DomainError not-found
 */
export async function lookAtLocation(
  { database, aws }: KnownContext,
  { connectionId, location, tagKeys }: Place,
  signal: AbortSignal | undefined,
): Promise<ExportLook> {
  const connection = await database.connection.findUnique({ where: { id: connectionId } });
  if (!connection) throw notFound("connection");
  const clients = aws.clientsFor(connection, location.region);
  return lookAtExport(clients, { place: location, tagKeys }, signal);
}

/**
 * Refuses a location from which nothing could be loaded, and tags that no export tells apart.
 * @throws DomainError invalid with a sentence of what was found, not-found
 */
export async function requireExport(
  context: KnownContext,
  place: Place,
  signal: AbortSignal | undefined,
): Promise<void> {
  const alike = alikeTags(place.tagKeys);
  if (alike !== undefined) {
    throw invalidField(
      "tagKeys",
      `A Data Export writes ${alike.join(" and ")} alike. Name one of them only.`,
    );
  }
  const look = await lookAtLocation(context, place, signal);
  if (look.found !== "export") throw invalidField("location", look.why);
}

/** What the audit trail keeps of an export. */
export function exportFacts(location: ExportLocation, tagKeys: readonly string[]) {
  return {
    export: `s3://${location.bucket}/${folderOf(location)}`,
    region: location.region,
    tagKeys: [...tagKeys],
  };
}
