/** The app of the local environment with a ledger that was restored: what `restored` of its settings would say. */
import { App } from "aws-cdk-lib";
import { addEnvironment } from "../../infra/environment.ts";
import { environment } from "../../infra/local-cloud/deploy-stacks.ts";
import { readSettings } from "../../infra/settings/settings.ts";

const ledgerTable = process.env["RESTORED_LEDGER"];
if (ledgerTable === undefined) throw new Error("RESTORED_LEDGER names the table that was restored.");
addEnvironment(new App(), { ...readSettings(environment), restored: { ledgerTable, outbox: null } });
