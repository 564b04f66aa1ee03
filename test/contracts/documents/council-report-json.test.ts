import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { councilReportSchema } from "../../../shared/contracts/documents/council-report-json.ts";

const published = new URL("../../../docs/schemas/council-report.json", import.meta.url);

test("the published schema of the report is the one that the report is held to", () => {
  // A change of the contract is a change of the published file: write what this expects.
  const schema = z.toJSONSchema(councilReportSchema, { io: "input" });
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(JSON.parse(JSON.stringify(schema)));
});
