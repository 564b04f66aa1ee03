/** Writes docs/openapi.json from the contract: `npm run openapi`. A test holds the file to the contract. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "../shared/contracts/api/openapi.ts";

const file = join(import.meta.dirname, "../docs/openapi.json");
writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
