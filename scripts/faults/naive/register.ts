// Loaded with --import into a worker: it runs as ever, but carries requests out naively.
import { jobHandlers } from "@quarry/domain/jobs/job-handlers";
import { provisionNaively } from "./provision-naively.ts";

Object.assign(jobHandlers, { "requests.provision": provisionNaively });
