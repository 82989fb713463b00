import { secretOf } from "@quarry/aws-core/roles/secret";
import { z } from "zod";

const demand =
  "must have at least 32 characters; make it once with `openssl rand -base64 32` and keep it, because what it sealed cannot be opened without it";

/** The key of an installation, as its environment tells it; wrapped at once, so that no log shows it. */
export const SecretKey = z.string({ error: demand }).min(32, { error: demand }).transform(secretOf);
