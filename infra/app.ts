/** What `cdk` runs: one environment, chosen by `-c environment=NAME` (dev when nothing is said). */
import { App } from "aws-cdk-lib";
import { addEnvironment } from "./environment.ts";
import { readSettings } from "./settings/settings.ts";

const app = new App();
const name: unknown = app.node.tryGetContext("environment") ?? "dev";
addEnvironment(app, readSettings(name));
