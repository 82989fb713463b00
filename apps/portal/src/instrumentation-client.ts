import { config } from "zod";

// zod compiles schemas with `new Function` where it may, and its mere attempt violates the content security policy.
config({ jitless: true });
