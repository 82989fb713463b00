import { fetched } from "@quarry/ui/fetched";

/** What checks a draft: it brings the schemas of the server along. */
export const requestRules = fetched(() => import("./request-check.ts"));
