/**
 * Writes the documents that follow from the code: `openapi` gives docs/openapi.json, `policy` docs/policy.md. Tests compare
 * both files with the code.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "../shared/contracts/api/openapi.ts";
import { policyReference } from "../shared/contracts/policy/policy-reference.ts";
import { scriptArguments } from "../shared/runtime/script-arguments.ts";

const docs = join(import.meta.dirname, "../docs");
const [document] = scriptArguments({
  usage: "node local/write-reference.ts openapi | policy",
  options: {},
  mostWords: 1,
}).words;
if (document === "openapi")
  writeFileSync(join(docs, "openapi.json"), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
else if (document === "policy") writeFileSync(join(docs, "policy.md"), policyReference());
else throw new RangeError("Name the document: openapi or policy.");
