// Loaded with --import into a worker: it runs as ever, but makes and deletes endpoints naively.
import { jobHandlers } from "@quarry/domain/jobs/job-handlers";
import { convergeNaively } from "./converge-naively.ts";

Object.assign(jobHandlers, { "endpoints.converge": convergeNaively });
