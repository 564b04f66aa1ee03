/** What is priced: an environment with everything that an office may set up, so that no line of its bill is missing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { addEnvironment } from "../../infra/environment.ts";
import { parseSettings } from "../../infra/settings/settings.ts";

const settings = readFileSync(join(import.meta.dirname, "environment.json"), "utf8");
addEnvironment(new App(), parseSettings("priced", settings));
