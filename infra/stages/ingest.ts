/** ingest: its queue of files, events and what persons asked of an upload -> the ledger. */
import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import {
  eventsPrefix,
  type IngestEnvironment,
  dryRunAnswersPrefix,
  dryRunFilesPrefix,
} from "../../functions/ingest/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { grantFiles, grantKeyUse, grantListing } from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { countsOf, percentilesOf, type StagePanel } from "../parts/stage-metrics.ts";
import { StageQueue } from "../parts/stage-queue.ts";
import type { Settings } from "../settings/settings.ts";
import type { Extract } from "./extract.ts";

/** A full dump of an office is 3,200 projects at most, 66 transactions: seconds. The rest is for a slow day. */
const timeout = Duration.minutes(3);

export interface IngestProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
  readonly extract: Extract;
}

export class Ingest extends Construct {
  readonly worker: StageFunction<IngestEnvironment>;
  readonly work: StageQueue;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, operators, extract }: IngestProps) {
    super(scope, id);
    this.work = new StageQueue(this, "Work", {
      stage: "ingest",
      encryptionKey: data.key,
      timeout,
      operators,
    });
    this.worker = new StageFunction<IngestEnvironment>(this, "Worker", {
      stage: "ingest",
      description: "Takes a stored file into the ledger: applied as a whole, held, or rejected with reasons.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OUTBOX_TABLE: data.outbox.tableName,
        UPLOADS_BUCKET: data.uploads.bucket.bucketName,
        TRIES_BUCKET: data.tries.bucket.bucketName,
        EXTRACT_FUNCTION: extract.worker.function.functionName,
        FAILURE_QUEUE_URL: this.work.failures.queue.queueUrl,
        LOG_LEVEL: settings.logLevel,
      },
      // One whole processor, which is what reading a file takes; and room for its bytes, text and rows at once.
      memoryMegabytes: 1769,
      timeout,
      settings,
      operators,
    });
    // One file a run: a large one never uses up the time of those beside it. Five offices at once.
    this.work.wake(this.worker.function, { batchSize: 1, maxConcurrency: 5 });
    this.#grant(data);
    extract.grantReading(this.worker, data.tries);
    this.step = {
      stage: "ingest",
      wokenBy: "a file, an event or a command",
      waiting: this.work.waiting,
      function: this.worker.function,
      failures: { "ingest-failures": this.work.failures.queue },
      outcomes: {
        "taken in": countsOf("ingest", "records", "postings"),
        "held or rejected": countsOf("ingest", "uploadsHeld", "uploadsRejected"),
        // Without an alarm: what waits too long has its own, and every redrive would set this one off.
        "seconds to applied": percentilesOf("ingest", "secondsToApplied"),
      },
    };
  }

  /** A transaction needs the right to each of its actions, and no right of its own: what an entry posts checks its head. */
  #grant({ ledger, outbox, uploads, tries, key }: DataStack): void {
    const worker = this.worker.function;
    const tableRights = ["GetItem", "Query", "PutItem", "ConditionCheckItem"].map((act) => `dynamodb:${act}`);
    ledger.grant(worker, ...tableRights);
    outbox.grant(worker, "dynamodb:PutItem");
    grantKeyUse(key, worker);
    grantFiles(this.worker, uploads, {
      folder: "",
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      reason: "Any file of this one bucket may be an upload: offices choose the names.",
    });
    grantFiles(this.worker, uploads, {
      folder: eventsPrefix,
      actions: ["s3:PutObject"],
      reason: "Each event is stored under its own id, in this one folder of the bucket.",
    });
    const reason = "Each file that is tried, and each answer, has a name of its own in this one folder.";
    grantFiles(this.worker, tries, { folder: dryRunFilesPrefix, actions: ["s3:GetObject"], reason });
    grantFiles(this.worker, tries, { folder: dryRunAnswersPrefix, actions: ["s3:PutObject"], reason });
    // What is gone is put aside at once, instead of being tried for an hour before all others of its books.
    grantListing(this.worker, uploads, tries);
  }
}
