import { invalidField } from "../operation/domain-error.ts";
import { days } from "../operation/units.ts";

const longestDays = 365;

/** @throws DomainError `invalid` at the field for an end that is past or too far away; null is none */
export function refuseEnd(end: Date | null, field: string): void {
  if (end === null) return;
  if (end.getTime() <= Date.now()) throw invalidField(field, "Choose a time to come.");
  if (end.getTime() > Date.now() + days(longestDays)) {
    throw invalidField(field, `Choose a time within ${longestDays} days.`);
  }
}
