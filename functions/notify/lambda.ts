/** notify as AWS Lambda runs it. */
import { randomUUID } from "node:crypto";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { channelSettings, clientSettings } from "../../shared/aws/client-settings.ts";
import { EventBusNotifier, SesNotifier, SnsNotifier } from "../../shared/aws/notifiers.ts";
import { openTable } from "../../shared/aws/open-table.ts";
import { SqsFailureQueue } from "../../shared/aws/sqs-queues.ts";
import { readLetterNames } from "../../shared/reading/read-letter-names.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { routedNotifier } from "../../shared/runtime/routed-notifier.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { notifyEnvironment } from "./env.ts";
import { notifyHandler } from "./handler.ts";

const environment = notifyEnvironment.parse(process.env);
const {
  LEDGER_TABLE: ledger,
  MAIL_FROM: from,
  MAIL_CONFIGURATION: configurationSet,
  NOTICES_BUS: bus,
} = environment;
// Nothing is told from here, so the outbox is never written.
const table = openTable({ ledger, outbox: ledger });
const ledgerStore = new TableLedgerStore(table);
const meter = powertoolsMeter("notify");

export const handler = notifyHandler({
  notices: new TableNoticeStore(table),
  policies: new TablePolicyStore(table),
  alerts: new TableAlertStore(table),
  ledger: ledgerStore,
  namesIn: (books) => readLetterNames(ledgerStore, books, sha256Of),
  letters: {
    language: environment.LETTER_LANGUAGE,
    pageAddress: environment.PAGE_ADDRESS === "none" ? null : environment.PAGE_ADDRESS,
  },
  notifier: routedNotifier({
    topic: new SnsNotifier(new SNSClient(channelSettings), environment.NOTICES_TOPIC),
    person:
      from === "none" ? null : new SesNotifier(new SESv2Client(channelSettings), { from, configurationSet }),
    webhook: bus === "none" ? null : new EventBusNotifier(new EventBridgeClient(channelSettings), bus),
  }),
  channels: { mail: from !== "none", webhook: bus !== "none" },
  hash: sha256Of,
  sender: randomUUID(),
  clock: systemClock,
  log: powertoolsLog("notify", environment.LOG_LEVEL),
  failureQueue: new SqsFailureQueue(new SQSClient(clientSettings), environment.FAILURE_QUEUE_URL),
  observe: (sending) => {
    if (sending.kind === "sent") meter([{ name: metricNames.noticesDelivered, value: 1, unit: "Count" }]);
    if (sending.kind === "failed" && sending.stored.state.state === "given-up")
      meter([{ name: metricNames.noticesGivenUp, value: 1, unit: "Count" }]);
  },
});
