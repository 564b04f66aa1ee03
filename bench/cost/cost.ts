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

const measured = join(import.meta.dirname, "measured.json");
const document = join(import.meta.dirname, "../../docs/cost.md");
const words = new Set(process.argv.slice(2));
const unknown = [...words].filter((word) => word !== "--measure" && word !== "--write");
if (unknown.length > 0) {
  console.error(`No such option: ${unknown.join(", ")}. There are --measure and --write.`);
  process.exitCode = 2;
} else {
  if (words.has("--measure"))
    writeFileSync(measured, `${JSON.stringify(await measureOfficeYear(), null, 2)}\n`);
  const tables = costTables(officeYear.parse(read("measured.json")), synthesizedResources());
  if (words.has("--write"))
    writeFileSync(document, withBlock(readFileSync(document, "utf8"), "npm run cost -- --write", tables));
  else console.log(tables);
}
