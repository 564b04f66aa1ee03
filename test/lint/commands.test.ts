/** Who reads a letter, a page or an answer of the API has no shell at hand: what files and figures say names no command. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** What only the terminal and operators are told. */
const forOperators = ["shared/domain/verify/", "shared/domain/rates/unnamed-departments.ts"];

test("no sentence that a letter may carry names a command or an option of one", () => {
  const files = globSync("{shared/{domain,formats,examination,reports},functions/notify}/**/*.ts", {
    cwd: root,
  })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !forOperators.some((name) => file.startsWith(name)));
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line) && /["'`].*(\bmonitor [a-z]+|[( ]--[a-z])/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
