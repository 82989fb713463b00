/** What to call the page a rule comes from: the policy's or page's name, and whose page it is. */
export function ruleSourceName(source: string): string {
  const { hostname, pathname } = new URL(source);
  const page = decodeURIComponent(pathname.split("/").at(-1) ?? "").replace(/\.html$/u, "");
  if (pathname.includes("/aws-managed-policy/")) return `AWS managed policy ${page}`;
  if (hostname === "docs.aws.amazon.com")
    return `AWS documentation, ${page.replace(/^API_/u, "").replaceAll("_", " ")}`;
  return `Field report, ${hostname}${pathname}`;
}
