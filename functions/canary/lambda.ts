/** canary as AWS Lambda runs it. */
import { setTimeout as pause } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { S3FileStore } from "../../shared/aws/s3-file-store.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { canaryEnvironment } from "./env.ts";
import { canaryHandler } from "./handler.ts";

const environment = canaryEnvironment.parse(process.env);
const { LEDGER_TABLE: ledger } = environment;
const meter = powertoolsMeter("canary");

export const handler = canaryHandler({
  office: environment.CANARY_OFFICE,
  files: new S3FileStore(new S3Client(clientSettings), environment.UPLOADS_BUCKET),
  // Alerts are read alone, so the outbox is never written.
  alerts: new TableAlertStore(openTable({ ledger, outbox: ledger })),
  clock: systemClock,
  pause: (milliseconds) => pause(milliseconds),
  log: powertoolsLog("canary", environment.LOG_LEVEL),
  observe: ({ secondsToAlert }) => {
    meter([{ name: metricNames.secondsToAlert, value: secondsToAlert, unit: "Seconds" }]);
  },
});
