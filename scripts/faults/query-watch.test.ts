import { expect, test } from "vitest";
import { watchQueries, type Query } from "./query-watch.ts";

const connection = {};
const other = {};
const query = (text: string, ...values: unknown[]): Query => ({ text, values });
const begin = query("BEGIN");
const commit = query("COMMIT");
const intent = query(
  'UPDATE "public"."AwsOperation" SET "attempt" = ("public"."AwsOperation"."attempt" + $1)',
  1,
);
const arn = query('UPDATE "public"."AwsOperation" SET "resourceArn" = $1 WHERE', "arn");
const event = (name: string): Query => query('\n    INSERT INTO "Event" ("name") VALUES ($1)', name);
const fetch = (queue: string): Query =>
  query(`SELECT j.id WHERE j.name = '${queue}' AND j.state < 'active' FOR UPDATE OF j SKIP LOCKED`);

test("a job counts as fetched when its queue gave one", () => {
  const watch = watchQueries("fetched");
  expect(watch.isAfter(connection, fetch("requests.provision"), 0)).toBe(false);
  expect(watch.isAfter(connection, fetch("profiles.mirror"), 1)).toBe(false);
  expect(watch.isAfter(connection, fetch("requests.provision"), 1)).toBe(true);
});

test("an intent is written when its transaction is committed, and not before", () => {
  const watch = watchQueries("intent-written");
  expect([begin, intent].map((one) => watch.isAfter(connection, one, 1))).toEqual([false, false]);
  expect(watch.isAfter(other, commit, 0)).toBe(false);
  expect(watch.isAfter(connection, commit, 0)).toBe(true);
  expect(watch.isAfter(connection, commit, 0)).toBe(false);
});

test("an intent that is rolled back is not written, not even by the next commit", () => {
  const watch = watchQueries("intent-written");
  watch.isAfter(connection, intent, 1);
  expect(watch.isAfter(connection, query("ROLLBACK"), 0)).toBe(false);
  expect(watch.isAfter(connection, commit, 0)).toBe(false);
});

test("an answer of AWS is there before the first query that writes it down", () => {
  const watch = watchQueries("answer-before-commit");
  expect(watch.isBefore(connection, intent)).toBe(false);
  expect(watch.isBefore(connection, arn)).toBe(true);
});

test("a result is committed with the event that tells of it", () => {
  const watch = watchQueries("commit-before-completion");
  watch.isAfter(connection, event("request.provisioning"), 1);
  expect(watch.isAfter(connection, commit, 0)).toBe(false);
  watch.isAfter(connection, event("request.provisioned"), 1);
  expect(watch.isAfter(connection, commit, 0)).toBe(true);
});

test("the audit is being written after its row and before the commit", () => {
  const watch = watchQueries("in-audit");
  expect(watch.isAfter(connection, event("profiles.mirrored"), 1)).toBe(false);
  expect(watch.isAfter(connection, event("request.provisioning"), 1)).toBe(true);
  expect(watch.isAfter(connection, event("request.provisioned"), 1)).toBe(true);
});
