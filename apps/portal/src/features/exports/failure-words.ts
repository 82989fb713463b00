import type { ExportFailure } from "@quarry/aws-core/exports/schema";

export type FailureKind = ExportFailure["error"]["kind"];

/** What kept a file from being read, and what to do about it. */
export interface FailureWords {
  what: string;
  remedy: string;
}

const downloadAgain = "Download the file again, or export the app anew, and upload that.";
const asExported = "Upload the zip as the Unified Studio gave it, without packing it again.";
const packAgain =
  "Unpack it and pack the files again with an ordinary zip program, or drop the JSON files themselves.";
const onlyTemplates = "Drop the JSON and YAML files of the export here instead of the whole zip.";
const notTrusted =
  "No export of the Unified Studio looks like this. Ask where the file comes from; if you trust it, drop its JSON files themselves.";

/** Each way in which a file can fail, in words. */
export const failureWords: Record<FailureKind, FailureWords> = {
  empty_file: { what: "The file is empty", remedy: downloadAgain },
  not_zip: { what: "The file is no zip, JSON or YAML", remedy: asExported },
  truncated: { what: "The file is cut off", remedy: downloadAgain },
  corrupt: { what: "The zip is damaged", remedy: downloadAgain },
  encrypted: {
    what: "The zip has a password",
    remedy: "Unpack it with its password and drop the JSON files themselves.",
  },
  crc_mismatch: { what: "A file in the zip is damaged", remedy: downloadAgain },
  size_mismatch: { what: "A file in the zip has another size than the zip says", remedy: downloadAgain },
  header_mismatch: { what: "The zip contradicts itself", remedy: downloadAgain },
  unsupported_method: { what: "The zip is packed in a rare way", remedy: packAgain },
  unsupported_feature: { what: "The zip uses a rare feature", remedy: packAgain },
  multi_disk: {
    what: "This is one part of a split zip",
    remedy: "Join the parts to one zip, or drop the JSON files themselves.",
  },
  unsafe_path: { what: "A file in the zip points outside of it", remedy: notTrusted },
  bad_name: { what: "A file in the zip has a name that cannot be read", remedy: packAgain },
  symlink: { what: "The zip holds a symbolic link", remedy: notTrusted },
  special_file: { what: "The zip holds something that is no ordinary file", remedy: notTrusted },
  duplicate_name: { what: "Two files in the zip have the same name", remedy: notTrusted },
  prepended_data: { what: "Something stands before the zip in this file", remedy: asExported },
  trailing_data: { what: "Something stands after the zip in this file", remedy: asExported },
  empty_archive: {
    what: "The zip holds no files",
    remedy: "Save and run the app once in the Unified Studio, then export it.",
  },
  too_many_entries: { what: "The zip holds too many files", remedy: onlyTemplates },
  entry_too_large: { what: "The file, or one in the zip, is too large", remedy: onlyTemplates },
  bomb_ratio: { what: "A file in the zip unpacks to far more than its size", remedy: onlyTemplates },
  bomb_total: { what: "The zip unpacks to too much", remedy: onlyTemplates },
  bomb_overlap: { what: "Files in the zip overlap", remedy: notTrusted },
  nested_archive: {
    what: "The zip holds another zip",
    remedy: "Unpack it once and upload the zip that is inside.",
  },
  malformed_json: {
    what: "A template is not valid JSON",
    remedy: "If you changed the file by hand, mend the place named above; else export the app anew.",
  },
  json_too_deep: {
    what: "A template is nested too deeply",
    remedy: "Export the app anew. A template of the Unified Studio is never this deep.",
  },
  too_many_profiles: {
    what: "The file names more profiles than can be read",
    remedy: "Export one app at a time.",
  },
};
