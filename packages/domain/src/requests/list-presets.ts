import { z } from "zod";
import { query } from "../operation/query.ts";
import { PresetsView } from "./preset-schema.ts";
import { defaultPresets } from "./presets.ts";
import { RequestPresets } from "./schema.ts";

/** The starts that people may choose from; the given ones until an admin has saved others. */
export const listPresets = query({
  permission: "requests.submit",
  route: { method: "GET", path: "/request-presets", summary: "List the presets of requests" },
  input: z.strictObject({}),
  output: PresetsView,
  async run({ context: { database } }) {
    const kept = await database.requestPresets.findFirst();
    if (!kept) return { version: 0, items: [...defaultPresets] };
    return { version: kept.version, items: RequestPresets.parse(kept.presets) };
  },
});
