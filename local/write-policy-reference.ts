/** Writes docs/policy.md from the policy's fields: `npm run policy-reference`. A test holds the file to them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { policyReference } from "../shared/contracts/policy/policy-reference.ts";

writeFileSync(join(import.meta.dirname, "../docs/policy.md"), policyReference());
