/**
 * List prices of AWS in ap-northeast-2 (Seoul), in US dollars without tax and without free tiers. A price
 * that no dated copy of AWS's price list was at hand for says so, and is to be checked before it is relied on.
 */
import { fraction, type Fraction } from "../shared/domain/values/fraction.ts";

export interface Price {
  readonly service: string;
  readonly of: string;
  /** Dollars as AWS prints them, ... */
  readonly usd: string;
  /** ... for this many ... */
  readonly per: bigint;
  /** ... of these. */
  readonly unit: string;
  /** The day of the price list that the price was found in, second-hand; null for a price from memory. */
  readonly listed: string | null;
}

const million = 1_000_000n;
const october = "2026-10-01";
const june = "2026-06-12";

export const prices = {
  writeUnit: price("DynamoDB", "writes, on demand", "0.68", million, "write request units", june),
  readUnit: price("DynamoDB", "reads, on demand", "0.1355", million, "read request units", june),
  tableStorage: price("DynamoDB", "storage", "0.27075", 1n, "GB-month", null),
  recoveryStorage: price("DynamoDB", "point-in-time recovery", "0.2166", 1n, "GB-month", null),
  fileStorage: price("S3", "Standard storage", "0.025", 1n, "GB-month", october),
  oldFileStorage: price("S3", "Glacier Instant Retrieval storage", "0.005", 1n, "GB-month", october),
  filePut: price("S3", "PUT", "0.0045", 1_000n, "requests", october),
  fileGet: price("S3", "GET", "0.0035", 10_000n, "requests", october),
  fileMoved: price("S3", "move to Glacier Instant Retrieval", "0.02", 1_000n, "requests", october),
  compute: price("Lambda", "arm64 compute", "0.0000133334", 1n, "GB-second", october),
  run: price("Lambda", "requests", "0.20", million, "requests", october),
  queueRequest: price("SQS", "FIFO queue", "0.50", million, "requests", null),
  busEvent: price("EventBridge", "events on our own bus", "1.00", million, "events", null),
  scheduledRun: price("EventBridge Scheduler", "invocations", "1.00", million, "invocations", null),
  published: price("SNS", "publishing", "0.50", million, "requests", null),
  email: price("SNS", "e-mail", "2.00", 100_000n, "e-mails", null),
  alarm: price("CloudWatch", "alarms", "0.10", 1n, "alarm-month", october),
  metric: price("CloudWatch", "own metrics", "0.30", 1n, "metric-month", october),
  dashboard: price("CloudWatch", "dashboards", "3.00", 1n, "dashboard-month", null),
  logs: price("CloudWatch", "logs taken in", "0.76", 1n, "GB", october),
  logStorage: price("CloudWatch", "logs kept", "0.0314", 1n, "GB-month", october),
  key: price("KMS", "keys", "1.00", 1n, "key-month", october),
  keyRequest: price("KMS", "requests", "0.03", 10_000n, "requests", october),
  trace: price("X-Ray", "traces recorded", "5.00", million, "traces", null),
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof prices;

/** Exactly. */
export function dollarsPerUnit({ usd, per }: Price): Fraction {
  const [whole = "", decimals = ""] = usd.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * per);
}

function price(
  service: string,
  of: string,
  usd: string,
  per: bigint,
  unit: string,
  listed: string | null,
): Price {
  return { service, of, usd, per, unit, listed };
}
