/** assess as AWS Lambda runs it. */
import { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "../../shared/aws/client-settings.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { isNotifiable } from "../../shared/domain/alerts/alert.ts";
import { SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableReadLog } from "../../shared/stores/read-log-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { assessEnvironment } from "./env.ts";
import { assessHandler } from "./handler.ts";

const environment = assessEnvironment.parse(process.env);
const table = openTable({ ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE });

const meter = powertoolsMeter("assess");
const namesOfChanges = {
  raised: metricNames.alertsRaised,
  reopened: metricNames.alertsRaised,
  resumed: metricNames.alertsRaised,
  worsened: metricNames.alertsWorsened,
  cleared: metricNames.alertsCleared,
} as const;

export const handler = assessHandler({
  ledger: new CurrentLedger(new TableLedgerStore(table)),
  alerts: new TableAlertStore(table),
  outbox: new TableOutbox(table),
  clock: systemClock,
  policies: new TablePolicyStore(table),
  reads: new TableReadLog(table),
  readLogDays: Number(environment.READ_LOG_DAYS),
  log: powertoolsLog("assess", environment.LOG_LEVEL),
  failureQueue: new SqsFailureQueue(new SQSClient(clientSettings), environment.FAILURE_QUEUE_URL),
  onMorning: (books) => {
    meter([{ name: metricNames.booksAnnounced, value: books, unit: "Count" }]);
  },
  observe: ({ changes }) => {
    const notified = changes.map(({ change }) => change).filter(isNotifiable);
    meter(notified.map((change) => ({ name: namesOfChanges[change], value: 1, unit: "Count" })));
  },
});
