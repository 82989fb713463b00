import type { AwsErrorCode } from "./error-codes.ts";

/** A known failure. Every condition in `when` must hold; `{action}` and `{resource}` are filled in. */
export interface ExplanationRule {
  id: string;
  when: {
    code?: AwsErrorCode;
    awsCode?: RegExp;
    /** The API operation, such as `GetCostAndUsage`. */
    operation?: RegExp;
    text?: RegExp;
    action?: RegExp;
    resource?: RegExp;
  };
  title: string;
  cause: string;
  remedy: string;
}
