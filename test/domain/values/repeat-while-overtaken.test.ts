// Whoever is overtaken begins anew, so often and no more, and what breaks is not repeated.
import { expect, test } from "vitest";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { repeatWhileOvertaken } from "../../../shared/domain/values/repeat-while-overtaken.ts";

const contention = {
  maxAttempts: 3,
  message: "Others were first.",
  code: "contended",
  context: { office: "1" },
};

test.each([1, 2, 3])("the %i. attempt that is not overtaken gives the result", async (wanted) => {
  let made = 0;
  const result = repeatWhileOvertaken(contention, () => Promise.resolve(++made === wanted ? made : null));
  expect(await result).toBe(wanted);
});

test("who is overtaken each time fails with the given words, and may try later", async () => {
  let made = 0;
  const result = repeatWhileOvertaken(contention, () => Promise.resolve((made += 1) > 9 ? made : null));
  await expect(result).rejects.toThrow(
    new Failure("Others were first.", { code: "contended", retryable: true, context: { office: "1" } }),
  );
  expect(made).toBe(3);
});

test("what breaks is thrown at once", async () => {
  let made = 0;
  const result = repeatWhileOvertaken(contention, () => {
    made += 1;
    return Promise.reject(new RangeError("broken"));
  });
  await expect(result).rejects.toThrow("broken");
  expect(made).toBe(1);
});
