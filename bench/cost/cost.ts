/**
 * The monthly bill on AWS: `npm run cost` prints its tables, `--write` puts them into docs/cost.md, and `--measure`
 * first runs half a year of one office anew (a few minutes).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withBlock } from "../results/markdown.ts";
import { measureOfficeYear, officeYear } from "../worlds/metered-year.ts";
import { read } from "./bill.ts";
import { costTables } from "./cost-tables.ts";
import { synthesizedResources } from "./resources.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

const measured = join(import.meta.dirname, "measured.json");
const document = join(import.meta.dirname, "../../docs/cost.md");
const { values } = scriptArguments({
  usage: "npm run cost -- [--write] [--measure]",
  options: { write: { type: "boolean" }, measure: { type: "boolean" } },
  mostWords: 0,
});
if (values.measure === true)
  writeFileSync(measured, `${JSON.stringify(await measureOfficeYear(), null, 2)}\n`);
const tables = costTables(officeYear.parse(read("measured.json")), synthesizedResources());
if (values.write === true)
  writeFileSync(document, withBlock(readFileSync(document, "utf8"), "npm run cost -- --write", tables));
else console.log(tables);
