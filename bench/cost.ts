/**
 * The monthly bill on AWS for one office and for all 243: `npm run cost` prints it, `--write` rewrites
 * docs/cost.md, and `--measure` first runs a year of one office anew (two minutes).
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { costDocument } from "./cost-document.ts";
import { measure } from "./cost-measure.ts";
import { countResources, synthesizeTemplates } from "./cost-resources.ts";
import { measuredFile, readMeasured } from "./cost-table.ts";

const words = new Set(process.argv.slice(2));
const unknown = [...words].filter((word) => word !== "--measure" && word !== "--write");
if (unknown.length > 0) {
  console.error(`No such option: ${unknown.join(", ")}. There are --measure and --write.`);
  process.exitCode = 2;
} else {
  if (words.has("--measure")) writeFileSync(measuredFile, `${JSON.stringify(await measure(), null, 2)}\n`);
  const document = costDocument(readMeasured(), countResources(synthesizeTemplates()));
  if (words.has("--write")) writeFileSync(join(import.meta.dirname, "../docs/cost.md"), document);
  else console.log(document);
}
