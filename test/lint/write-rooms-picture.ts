/** npm run rooms-picture: draws the rooms of today into docs/architecture.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { withPicture } from "./rooms-picture.ts";
import { importsOf, sourceFiles } from "./source-graph.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

scriptArguments({
  usage: "npm run rooms-picture: draws the rooms into docs/architecture.md",
  options: {},
  mostWords: 0,
});
const document = new URL("../../docs/architecture.md", import.meta.url);
writeFileSync(document, withPicture(readFileSync(document, "utf8"), importsOf(sourceFiles())));
