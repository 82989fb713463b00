import { expect, test } from "vitest";
import { assertReachable, headersFor } from "./guarded-fetch.ts";

const home = new URL("https://huggingface.co");

function isReachable(address: string): boolean {
  try {
    assertReachable(new URL(address), home);
    return true;
  } catch {
    return false;
  }
}

test.each([
  ["https://huggingface.co/api/models/a/b", true],
  ["https://cdn-lfs.hf.co/repos/x", true],
  ["https://cas-bridge.xethub.hf.co/x", true],
  ["https://cdn-lfs-us-1.huggingface.co/x", true],
  ["http://cdn-lfs.hf.co/x", false],
  ["https://hf.co:8443/x", false],
  ["https://hf.co.evil.example/x", false],
  ["https://evilhf.co/x", false],
  ["https://huggingface.co@evil.example/x", false],
  ["http://huggingface.co/api", false],
  ["http://127.0.0.1/latest", false],
  ["file:///etc/passwd", false],
])("a look-up goes to %s: %s", (address, allowed) => {
  expect(isReachable(address)).toBe(allowed);
});

test("a mirror of one's own is reached as it is, whatever its port", () => {
  const mirror = new URL("http://hub.internal:8080");
  expect(assertReachable(new URL("http://hub.internal:8080/api/models/a/b"), mirror)).toBeUndefined();
  expect(() => assertReachable(new URL("http://hub.internal:8081/"), mirror)).toThrow(/does not follow/);
});

test("the token goes to the Hub alone", () => {
  const given = { authorization: "Bearer hf_secret", range: "bytes=0-0" };
  expect(headersFor(new URL("https://huggingface.co/x"), home, given).get("authorization")).toBe(
    "Bearer hf_secret",
  );
  const elsewhere = headersFor(new URL("https://cdn-lfs.hf.co/x"), home, given);
  expect([elsewhere.get("authorization"), elsewhere.get("range")]).toEqual([null, "bytes=0-0"]);
});
