/** A database that cannot be migrated; the message names the cause and the remedy. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}
