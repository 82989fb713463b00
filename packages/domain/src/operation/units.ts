/** Milliseconds in the given seconds. */
export const seconds = (count: number): number => count * 1000;
/** Milliseconds in the given minutes. */
export const minutes = (count: number): number => seconds(count * 60);
/** Milliseconds in the given hours. */
export const hours = (count: number): number => minutes(count * 60);
/** Milliseconds in the given days of 24 hours. */
export const days = (count: number): number => hours(count * 24);
/** Bytes in the given mebibytes. */
export const mebibytes = (count: number): number => count * 1024 * 1024;
