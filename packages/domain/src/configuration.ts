import type { Secret } from "@quarry/aws-core/roles/secret";
import type { NoticeSettings } from "./notices/notice-settings.ts";
import { mebibytes } from "./operation/units.ts";

/** The limits and names a process is started with; read from the environment by the processes, never here. */
export interface Configuration {
  /** Largest file an upload may hold, in bytes. */
  uploadLimitBytes: number;
  /** Absolute path of the program that reads an export in a process of its own. */
  exportReaderEntry: string;
  /** Regions read for the ambient connection when none is set up. */
  regions: readonly string[];
  /** Address of the Hugging Face Hub; the public one when left out. */
  hubEndpoint?: string | undefined;
  /** What secrets are sealed with; left out by programs that seal and show none. */
  secretKey?: Secret | undefined;
  /** How notices leave the portal; left out: they do not. */
  notices?: NoticeSettings | undefined;
}

export const defaultUploadLimitBytes = mebibytes(50);
