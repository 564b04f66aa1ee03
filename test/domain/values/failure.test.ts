import { expect, test } from "vitest";
import { Failure } from "../../../shared/domain/values/failure.ts";

test("a failure tells what happened, whether to try again, where and why", () => {
  const cause = new Error("socket closed");
  const context = { office: "1129000", seq: 4 };
  const failure = new Failure("The ledger did not answer.", {
    code: "ledger-silent",
    retryable: true,
    context,
    cause,
  });
  expect(failure).toBeInstanceOf(Error);
  expect(failure).toMatchObject({ name: "Failure", code: "ledger-silent", retryable: true, context, cause });
  expect(failure.message).toBe("The ledger did not answer.");
});

test("a failure without context has an empty one", () => {
  expect(new Failure("It broke.", { code: "broke", retryable: false })).toMatchObject({
    context: {},
    cause: undefined,
  });
});
