import { mebibytes } from "./operation/units.ts";

/** The limits and names a process is started with; read from the environment by the processes, never here. */
export interface Configuration {
  /** Largest file an upload may hold, in bytes. */
  uploadLimitBytes: number;
  /** Absolute path of the program that reads an export in a process of its own. */
  exportReaderEntry: string;
  /** Regions read for the ambient connection when none is set up. */
  regions: readonly string[];
}

export const defaultUploadLimitBytes = mebibytes(50);
