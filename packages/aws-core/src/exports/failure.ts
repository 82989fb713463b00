// Why an export cannot be read at all. Everything else is a reading, if need be with warnings.

export const exportFailureKinds = [
  "empty_file",
  "not_zip",
  "truncated",
  "corrupt",
  "encrypted",
  "crc_mismatch",
  "size_mismatch",
  "header_mismatch",
  "unsupported_method",
  "unsupported_feature",
  "multi_disk",
  "unsafe_path",
  "bad_name",
  "symlink",
  "special_file",
  "duplicate_name",
  "prepended_data",
  "trailing_data",
  "empty_archive",
  "too_many_entries",
  "entry_too_large",
  "bomb_ratio",
  "bomb_total",
  "bomb_overlap",
  "nested_archive",
  "malformed_json",
  "json_too_deep",
  "too_many_profiles",
] as const;

export type ExportFailureKind = (typeof exportFailureKinds)[number];

/** An export that cannot be read. The message names entry and position, never what the file holds. */
export class ExportError extends Error {
  override readonly name = "ExportError";
  readonly kind: ExportFailureKind;

  constructor(kind: ExportFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** An entry's name for a message: control and direction characters escaped, long names cut. */
export function quoted(name: string): string {
  const escaped = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"\\]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
  return escaped.length > 120 ? `"${escaped.slice(0, 120)}…"` : `"${escaped}"`;
}
