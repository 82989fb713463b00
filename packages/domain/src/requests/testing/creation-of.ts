/** What is known to be about a new profile, as that. Throws for any other kind. */
export function creationOf<Given extends { kind: string }>(
  given: Given,
): Extract<Given, { kind: "profile.create" }> {
  if (isCreation(given)) return given;
  throw new Error(`This is a ${given.kind}.`);
}

function isCreation<Given extends { kind: string }>(
  given: Given,
): given is Extract<Given, { kind: "profile.create" }> {
  return given.kind === "profile.create";
}
