import { DomainError } from "../operation/domain-error.ts";

/** The answer about somebody nobody has added. */
export function noSuchPerson(): DomainError {
  return new DomainError("not-found", "There is no such person.");
}

/** The answer about a team that nobody has added. */
export function noSuchTeam(): DomainError {
  return new DomainError("not-found", "There is no such team.");
}
