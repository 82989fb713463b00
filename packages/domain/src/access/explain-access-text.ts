import { explainAccess } from "@quarry/aws-core/access-explainer/explain-access";
import { AccessExplanation } from "@quarry/aws-core/access-explainer/schema";
import { query } from "../operation/query.ts";
import { ExplainAccessInput } from "./schema.ts";

/** What a pasted refusal of AWS means and what to do. The text is read in memory only: never stored, never logged. */
export const explainAccessText = query({
  permission: "access.explain",
  route: { method: "POST", path: "/access-explanations", summary: "Explain a refusal of AWS from its text" },
  input: ExplainAccessInput,
  output: AccessExplanation,
  // Reading needs neither AWS nor the database.
  run: ({ input }) => Promise.resolve(explainAccess(input.text)),
});
