/** The tables of docs/data-model.md that mirror the code name what the code has. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const page = readFileSync("docs/data-model.md", "utf8");
const folder = "shared/contracts/events";
/** These come in from outside, and are in no outbox. */
const arrivals = ["ExecutionRecorded", "FileStored", "FileTried"];

test("docs/data-model.md names every event that a bundle of the outbox may hold", () => {
  const missing = eventTypes().filter((type) => !page.includes(`\`${type}\``) && !arrivals.includes(type));
  expect(missing).toEqual([]);
});

function eventTypes(): string[] {
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const stated = text.matchAll(/\btype: z\.(?:literal|enum)\(([^)]*)\)/g);
    return [...stated].flatMap(([, types = ""]) =>
      [...types.matchAll(/"([A-Z]\w+)"/g)].map(([, type = ""]) => type),
    );
  });
}
