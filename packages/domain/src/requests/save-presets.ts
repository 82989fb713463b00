import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { PresetsView, SavePresetsInput } from "./preset-schema.ts";
import { RequestPresets } from "./schema.ts";
import type { RequestPreset } from "./schema.ts";

/** Replaces the presets of requests, for everyone. */
export const savePresets = command({
  permission: "requests.govern",
  event: "request-presets.saved",
  route: { method: "PUT", path: "/request-presets", summary: "Replace the presets of requests" },
  input: SavePresetsInput,
  output: PresetsView,
  async run({ transaction, input: { version, items } }) {
    const before = await transaction.requestPresets.findFirst();
    const id = await write(transaction, version, items);
    return {
      result: { version: version + 1, items },
      changes: [
        {
          subject: { kind: "request-presets", id, label: "Presets of requests" },
          ...(before && { before: { names: namesOf(RequestPresets.parse(before.presets)) } }),
          after: { names: namesOf(items) },
        },
      ],
    };
  },
});

/** Writes only what continues the version that was read; the database settles who was first. */
async function write(transaction: Transaction, version: number, presets: RequestPreset[]): Promise<string> {
  const written =
    version === 0
      ? await transaction.requestPresets.createManyAndReturn({ data: [{ presets }], skipDuplicates: true })
      : await transaction.requestPresets.updateManyAndReturn({
          where: { version },
          data: { presets, version: { increment: 1 } },
        });
  const [kept] = written;
  if (kept) return kept.id;
  throw new DomainError(
    "conflict",
    "Somebody else saved the presets in the meantime. Discard your changes, which loads theirs, and make yours there.",
  );
}

const namesOf = (presets: readonly RequestPreset[]) => presets.map(({ name }) => name);
