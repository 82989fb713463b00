import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { readPreferences } from "./read-preferences.ts";
import { NoticePreferencesView } from "./schema.ts";

/** Which notices come to one by e-mail, and whether the portal sends any. */
export const getPreferences = query({
  permission: "notices.read",
  route: { method: "GET", path: "/notice-preferences", summary: "Show which notices you get by e-mail" },
  input: z.strictObject({}),
  output: NoticePreferencesView,
  run: ({ context }) => readPreferences(context.database, context, personOf(context)),
});
