// The runbook holds against what is deployed: a command that fails at three in the morning helps nobody.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { executionRecorded, recordsOfEvent } from "../../shared/contracts/events/execution-recorded.ts";
import { verifyRequested } from "../../shared/contracts/events/lambda-events.ts";
import { checkRecords } from "../../shared/domain/checks/record-check.ts";
import { synthesized } from "./environments.ts";

const { data, pipeline } = synthesized();
const runbook = readFileSync(join(import.meta.dirname, "../../docs/runbook.md"), "utf8");

test("asks only for outputs that the stacks have", () => {
  const requested = [...runbook.matchAll(/\$\(output (data|pipeline) (\w+)\)/g)].map(
    ([, stack, name]) => `${stack} ${name}`,
  );
  const notified = Object.entries({ data, pipeline }).flatMap(([stack, { outputs }]) =>
    outputs.map((name) => `${stack} ${name}`),
  );
  expect(requested).not.toEqual([]);
  expect(notified).toEqual(expect.arrayContaining(requested));
});

test("shows an event that would be applied", () => {
  const [, text = ""] = /<<'EVENT'\n(.*?)\nEVENT\n/s.exec(runbook) ?? [];
  const event = executionRecorded.parse(JSON.parse(text));
  expect(checkRecords(recordsOfEvent(event), event.fiscalYear)).toEqual([]);
});

test("shows a request that verify works", () => {
  const [, text = ""] = /--message-body '(\{"request":"verify".*?\})'/s.exec(runbook) ?? [];
  expect(verifyRequested.parse(JSON.parse(text)).books).toEqual({ office: "1129000", fiscalYear: 2020 });
});

test("links to headings that are there", () => {
  const anchors = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading.toLowerCase().replaceAll(" ", "-"),
  );
  const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
  expect(anchors).toEqual(expect.arrayContaining(links));
});
