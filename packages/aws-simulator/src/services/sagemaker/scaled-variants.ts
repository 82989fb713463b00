import { validationError } from "../../wire/aws-error.ts";
import { dimensions, targetKey, targetTable } from "../application-autoscaling/target-rows.ts";
import type { Deployment, EndpointRow } from "./endpoint-rows.ts";
import type { Place } from "./find-rows.ts";

/**
 * Throws when a variant that Application Auto Scaling scales would get other instances, or go.
 *
 * Sources: https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-scaling-update.html,
 * hashicorp/terraform-provider-aws#14337
 */
export function requireNoTargets(place: Place, row: EndpointRow, next: Deployment): void {
  const targets = place.world.tables.rows(targetTable, place);
  const blocked = row.deployment.fleets
    .filter(({ variant, instanceType }) => typeOf(next, variant) !== instanceType)
    .map(({ variant }) => variant)
    .filter((variant) => {
      const resourceId = `endpoint/${row.name}/variant/${variant}`;
      return targets.has(targetKey({ resourceId, dimension: dimensions.variant }));
    });
  if (blocked.length === 0) return;
  throw validationError(
    `The variant(s) "[${blocked.join(", ")}]" must be deregistered as a scalable target with AWS Auto Scaling before they can be removed or have their instance type updated.`,
  );
}

const typeOf = ({ fleets }: Deployment, variant: string): string | undefined =>
  fleets.find((fleet) => fleet.variant === variant)?.instanceType;
