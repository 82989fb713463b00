// A program for tests: starts Postgres in the given directory, prints its address, and stays until it is killed.
import { startPostgres } from "../postgres.ts";

const { url } = await startPostgres({ dataDir: process.argv[2] ?? "", temporary: true });
process.stdout.write(`${url}\n`);
process.stdin.resume();
