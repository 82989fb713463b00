/**
 * Where to go after signing in: the path that was asked for if it lies within the portal, else home.
 *
 * @param given a path, or a whole address as next-auth hands it on
 * @param origin the portal's own, as in "https://quarry.example.com"
 */
export function returnPath(given: string | undefined, origin: string): string {
  if (given === undefined || !URL.canParse(given, origin)) return home;
  const target = new URL(given, origin);
  if (target.origin !== origin || notPages.test(target.pathname)) return home;
  return target.pathname + target.search + target.hash;
}

const home = "/";
// Leading back to the sign-in page goes round in circles. The API answers with data, and two slashes name another site.
const notPages = /^\/(?:sign-in|api)(?:\/|$)|^\/\//u;
