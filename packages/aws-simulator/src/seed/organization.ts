import { companyAccount } from "./company-profiles.ts";

/** The account that pays for the others, and that alone may touch cost allocation tags. */
export const payerAccount = companyAccount;

/** Accounts whose bills come together, by id; the partner's is the one behind the connection's role. */
export const accountNames: Readonly<Record<string, string>> = {
  [companyAccount]: "Example Company",
  "444455556666": "Claims Partner",
  "777788889999": "Research Sandbox",
};

export const sandboxAccount = "777788889999";

/** The company's cost category, by account. */
export const costCategory = {
  name: "Business unit",
  values: {
    [companyAccount]: "Products",
    "444455556666": "Claims",
    [sandboxAccount]: "Research",
  } as Readonly<Record<string, string>>,
};
