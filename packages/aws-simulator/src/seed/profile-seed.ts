import type { Region } from "./geographies.ts";

/** An application inference profile to begin with. */
export type ProfileSeed = {
  account: string;
  region: Region;
  /** 12 lower-case letters and digits. */
  id: string;
  name: string;
  description?: string;
  /** Id of the foundation model or system-defined profile it was copied from. */
  source: string;
  tags: Readonly<Record<string, string>>;
  /** ISO 8601. */
  createdAt: string;
};
