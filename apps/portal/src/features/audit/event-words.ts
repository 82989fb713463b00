/** An event's name as a sentence starts: "export.uploaded" is "Export uploaded". */
export function eventLabel(name: string): string {
  const words = name.replaceAll(/[.-]/gu, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const pages: Record<string, (id: string) => string> = {
  export: (id) => `/exports/${id}`,
  profile: (id) => `/profiles/${id}`,
  connection: () => "/settings/connections",
  request: (id) => `/requests/${id}`,
  endpoint: (id) => `/endpoints/${id}`,
  "identity-policy": () => "/roles",
  "notice-channel": () => "/settings/notices",
  channel: () => "/settings/notices",
  "hub-token": () => "/settings/hub-tokens",
  budget: (id) => `/costs/budgets/${id}`,
  "charges-alarm": () => "/costs/budgets",
  "bill-rules": () => "/costs/teams/rules",
  "bill-report": () => "/costs/teams",
  person: (id) => `/settings/people/${id}`,
  team: () => "/settings/teams",
};

/** The page of what an event is about, if it has one. It may be gone by now. */
export function subjectPage(kind: string | null, id: string | null): string | undefined {
  return kind === null || id === null ? undefined : pages[kind]?.(id);
}

/** What may act; a token acts for the person it names. */
export const actorKinds: Record<string, string> & { system: string } = {
  user: "person",
  token: "API token",
  system: "job",
};
