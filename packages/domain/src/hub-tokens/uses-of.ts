import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import type { Transaction } from "../operation/context.ts";

interface Named {
  id: string;
  name: string;
}

interface Uses {
  endpoints: ReadonlyMap<string, Named[]>;
  requests: ReadonlyMap<string, Named[]>;
}

/** What names tokens: endpoints that are not gone, and requests that are not settled; by the token's id. */
export async function usesOf(
  { endpoint, request }: Pick<Transaction, "endpoint" | "request">,
  tokenIds: readonly string[],
): Promise<Uses> {
  if (tokenIds.length === 0) return { endpoints: new Map(), requests: new Map() };
  const [endpoints, requests] = await Promise.all([
    endpoint.findMany({
      where: { goneAt: null, OR: naming(["model", "access", "tokenId"], tokenIds) },
      select: { id: true, name: true, spec: true },
      orderBy: { name: "asc" },
    }),
    request.findMany({
      where: {
        kind: { in: ["endpoint.create", "endpoint.update"] },
        state: { in: ["pending", "approved", "provisioning"] },
        OR: naming(["deployment", "model", "access", "tokenId"], tokenIds),
      },
      select: { id: true, title: true, spec: true },
      orderBy: { title: "asc" },
    }),
  ]);
  return {
    endpoints: byToken(endpoints.map(({ id, name, spec }) => ({ id, name, tokenId: tokenIdOf(spec) }))),
    requests: byToken(
      requests.map(({ id, title, spec }) => ({
        id,
        name: title,
        tokenId: tokenIdOf(WithDeployment.parse(spec).deployment),
      })),
    ),
  };
}

const WithDeployment = z.looseObject({ deployment: z.json() });

/** The token that a stored deployment names; null when it names none. */
export function tokenIdOf(spec: unknown): string | null {
  const { data } = DeploymentSpec.safeParse(spec);
  if (data?.model.source !== "hub" || data.model.access.kind !== "token") return null;
  return data.model.access.tokenId;
}

type Where = { spec: Prisma.JsonNullableFilter & { path: string[] } };
const naming = (path: string[], ids: readonly string[]): Where[] =>
  ids.map((equals) => ({ spec: { path, equals } }));

function byToken(uses: readonly (Named & { tokenId: string | null })[]): Map<string, Named[]> {
  const found = new Map<string, Named[]>();
  for (const { id, name, tokenId } of uses) {
    if (tokenId !== null) found.set(tokenId, [...(found.get(tokenId) ?? []), { id, name }]);
  }
  return found;
}
