import "server-only";
import { cache } from "react";

/** The time of the page being rendered, ISO 8601: one for all its parts, and for its first paint in the browser. */
export const pageTime = cache((): string => new Date().toISOString());
