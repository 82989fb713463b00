import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { noticeKinds, noticeKindNames } from "./kinds-schema.ts";
import { readPreferences } from "./read-preferences.ts";
import { NoticePreferencesView, SaveNoticePreferencesInput } from "./schema.ts";

/** Says which notices come to one by e-mail. What equals the given is not kept, so that it follows the given. */
export const savePreferences = command({
  permission: "notices.read",
  event: "notice-preferences.saved",
  route: { method: "PUT", path: "/notice-preferences", summary: "Choose which notices you get by e-mail" },
  input: SaveNoticePreferencesInput,
  output: NoticePreferencesView,
  async run({ context, transaction, input }) {
    const person = personOf(context);
    const { userId } = person;
    const wanted = new Set(input.byEmail);
    const own = noticeKindNames.filter((kind) => wanted.has(kind) !== noticeKinds[kind].byEmail);
    await transaction.noticePreference.deleteMany({ where: { userId } });
    await transaction.noticePreference.createMany({
      data: own.map((kind) => ({ userId, kind, byEmail: wanted.has(kind) })),
    });
    return {
      result: await readPreferences(transaction, context, person),
      changes: [{ after: { byEmail: [...wanted] } }],
    };
  },
});
