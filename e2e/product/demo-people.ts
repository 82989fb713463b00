/** The people of the demo, by first name. */
export const demoPeople = {
  ada: { email: "ada@example.com", name: "Ada Lovelace" },
  grace: { email: "grace@example.com", name: "Grace Hopper" },
  linus: { email: "linus@example.com", name: "Linus Pauling" },
  margaret: { email: "margaret@example.com", name: "Margaret Hamilton" },
  alan: { email: "alan@example.com", name: "Alan Turing" },
  radia: { email: "radia@example.com", name: "Radia Perlman" },
} as const;

export type DemoPerson = keyof typeof demoPeople;
