const longest = 40;

/** A short name made of a name: small letters and digits, with single hyphens between them. */
export function suggestSlug(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, longest)
    .replaceAll(/^-|-$/gu, "");
}
