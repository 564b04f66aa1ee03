import { expect, test } from "vitest";
import { doubledName } from "../../../shared/domain/values/doubled-name.ts";

test.each([
  ['{"a":1,"a":2}', "a"],
  ['{"a":{"b":[{"c":1},{"c":2}]},"d":{"a":1}}', null],
  ['{"a":1,"\\u0061":2}', "a"],
  ['{"a":"\\"a\\":","b":"a"}', null],
  ['[{"x" : 1, "y": {}, "x" : 3}]', "x"],
  ['{"a":[{"b":1,"b":2}]}', "b"],
  ["", null],
  ["{", null],
])("of %s the name that stands twice in one object is %s", (json, name) => {
  expect(doubledName(json)).toBe(name);
});
