import { secretOf } from "@quarry/aws-core/roles/secret";
import { expect, test } from "vitest";
import { newSigningKey, signedHeaders } from "./sign-message.ts";

test("the signature is the one of the specification's own example", () => {
  const key = secretOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  const message = {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };
  expect(signedHeaders(key, message)).toEqual({
    "webhook-id": message.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("every key is another one of 32 bytes", () => {
  const [one, other] = [newSigningKey().reveal(), newSigningKey().reveal()];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.slice("whsec_".length), "base64")).toHaveLength(32);
});
