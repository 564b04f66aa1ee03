/** notify as AWS Lambda runs it. */
import { SNSClient } from "@aws-sdk/client-sns";
import { documentClient } from "../../shared/aws/document-client.ts";
import { DynamoReceiptStore } from "../../shared/aws/dynamo-receipt-store.ts";
import { bundleFromImage } from "../../shared/aws/outbox-item.ts";
import { SnsNotifier } from "../../shared/aws/sns-notifier.ts";
import { metricNames } from "../../shared/runtime/metric-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { powertoolsMeter } from "../../shared/runtime/powertools-meter.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { notifyEnvironment } from "./env.ts";
import { notifyHandler } from "./handler.ts";

const environment = notifyEnvironment.parse(process.env);

const meter = powertoolsMeter("notify");

export const handler = notifyHandler({
  notifier: new SnsNotifier(new SNSClient({}), environment.NOTICES_TOPIC),
  receipts: new DynamoReceiptStore(documentClient({}), environment.LEDGER_TABLE),
  clock: systemClock,
  log: powertoolsLog("notify", environment.LOG_LEVEL),
  readBundle: bundleFromImage,
  observe: () => {
    meter([{ name: metricNames.noticesDelivered, value: 1, unit: "Count" }]);
  },
});
