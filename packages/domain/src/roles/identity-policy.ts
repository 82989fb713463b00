import type { Database } from "../operation/context.ts";

/** Whether an admin has allowed that IAM users with access keys are asked for; nobody has unless they said so. */
export async function allowsUsers(database: Pick<Database, "identityPolicy">): Promise<boolean> {
  return (await database.identityPolicy.findFirst())?.allowsUsers ?? false;
}
