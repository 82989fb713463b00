import { fetched } from "@quarry/ui/fetched";

/** What checks a draft: it brings the schemas of the server along. */
export const deployRules = fetched(() => import("./deploy-check.ts"));
