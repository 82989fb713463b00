import { DeployerTrustInput } from "@quarry/aws-core/roles/deployer-trust";
import { DeployerInput } from "@quarry/aws-core/roles/deployer";
import { ExecutionRoleInput } from "@quarry/aws-core/roles/execution-role";
import { ImportRoleInput } from "@quarry/aws-core/roles/import-role";
import { z } from "zod";

const { account: _1, region: _2, ...execution } = ExecutionRoleInput.shape;
const { account: _3, region: _4, ...importing } = ImportRoleInput.shape;
const { account: _5, region: _6, ...deploying } = DeployerInput.shape;
const { by, externalId } = DeployerTrustInput.shape;

/** What a role is for and what that takes; account and Region are those of the connection. */
export const FilledRole = z.discriminatedUnion("template", [
  z.strictObject({ template: z.literal("execution-role"), ...execution }),
  z.strictObject({ template: z.literal("execution-role-classic") }),
  z.strictObject({ template: z.literal("import-role"), ...importing }),
  z.strictObject({ template: z.literal("deployer-role"), ...deploying, by, externalId }),
]);
export type FilledRole = z.output<typeof FilledRole>;

/** What the user of a deployer may touch. */
export const FilledUser = z.strictObject(deploying);
export type FilledUser = z.output<typeof FilledUser>;
