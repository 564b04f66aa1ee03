/** What is kept: stateful, retained where the settings say so, and apart from everything that can be rebuilt. */
import { RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  type ITable,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { type IKey, Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { ledgerTable, outboxTable, type TableDefinition } from "../../shared/aws/tables.ts";
import { addOutputs } from "../parts/outputs.ts";
import { removalPolicyOf } from "../parts/removal-policy.ts";
import { NightlyBackup } from "./nightly-backup.ts";
import { Persons } from "./persons.ts";
import { FailedRecordsBucket, PageLogsBucket, ReportsBucket, SnapshotsBucket } from "./report-buckets.ts";
import { TriesBucket, UploadsBucket } from "./upload-buckets.ts";
import type { Settings } from "../settings/settings.ts";

interface DefinedTableProps {
  readonly definition: TableDefinition;
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** A table as `shared/aws/tables.ts` defines it, which the embedded host builds from as well. */
class DefinedTable extends Table {
  readonly #id: string;

  constructor(scope: Construct, id: string, { definition, encryptionKey, removalPolicy }: DefinedTableProps) {
    const { partitionKey, sortKey, stream, timeToLive } = definition;
    super(scope, id, {
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      ...(sortKey === null ? {} : { sortKey: { name: sortKey, type: AttributeType.STRING } }),
      ...(stream === null ? {} : { stream: StreamViewType[stream] }),
      ...(timeToLive === null ? {} : { timeToLiveAttribute: timeToLive }),
      // Offices upload in bursts of minutes, at month ends; provisioned units would idle in between.
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    this.#id = id;
  }

  /** @throws Error for a table without a stream. */
  get streamArn(): string {
    if (this.tableStreamArn !== undefined) return this.tableStreamArn;
    throw new Error(`${this.#id} has no stream: its definition in shared/aws/tables.ts says so.`);
  }
}

/** What the stages use: the table of this stack, or the one that the settings say was restored in its place. */
type TableInUse = Pick<ITable, "tableName" | "tableArn" | "grant" | "grantStreamRead">;

export interface DataStackProps extends StackProps {
  readonly settings: Settings;
}

export class DataStack extends Stack {
  /** Encrypts everything in which figures stay; whoever reads them needs this key as well. */
  readonly key: Key;
  readonly ledger: TableInUse;
  readonly outbox: TableInUse & { readonly streamArn: string };
  readonly persons: Persons;
  /** Null where the settings want none. */
  readonly backup: NightlyBackup | null;
  readonly uploads: UploadsBucket;
  readonly tries: TriesBucket;
  readonly snapshots: SnapshotsBucket;
  readonly reports: ReportsBucket;
  readonly failedRecords: FailedRecordsBucket;
  readonly pageLogs: PageLogsBucket;

  constructor(scope: Construct, id: string, { settings, ...props }: DataStackProps) {
    super(scope, id, props);
    const removalPolicy = removalPolicyOf(settings);
    this.key = new Key(this, "Key", {
      alias: `budget-monitor-${settings.environment}`,
      description: "Budget execution monitor: ledger, outbox, uploaded files and notices.",
      enableKeyRotation: true,
      removalPolicy,
    });
    const table = { encryptionKey: this.key, removalPolicy };
    const ledger = new DefinedTable(this, "Ledger", { definition: ledgerTable, ...table });
    const outbox = new DefinedTable(this, "Outbox", { definition: outboxTable, ...table });
    this.#keepExports(ledger, outbox);
    this.ledger = this.#ledgerInUse(ledger, settings);
    this.outbox = this.#outboxInUse(outbox, settings);
    this.uploads = new UploadsBucket(this, "Uploads", {
      encryptionKey: this.key,
      removalPolicy,
      page: settings.page,
      lock: settings.uploadsLock,
    });
    this.tries = new TriesBucket(this, "Tries", {
      accessLogs: this.uploads.accessLogs,
      encryptionKey: this.key,
      removalPolicy,
      page: settings.page,
    });
    this.snapshots = new SnapshotsBucket(this, "Snapshots", {
      retention: settings.snapshots.retention,
      accessLogs: this.uploads.accessLogs,
      encryptionKey: this.key,
      removalPolicy,
    });
    this.reports = new ReportsBucket(this, "Reports", {
      accessLogs: this.uploads.accessLogs,
      encryptionKey: this.key,
      removalPolicy,
    });
    this.failedRecords = new FailedRecordsBucket(this, "FailedRecords", {
      accessLogs: this.uploads.accessLogs,
      encryptionKey: this.key,
      removalPolicy,
    });
    this.pageLogs = new PageLogsBucket(this, "PageLogs", {
      accessLogs: this.uploads.accessLogs,
      removalPolicy,
    });
    this.persons = new Persons(this, "Persons", settings);
    this.backup = this.#nightlyBackup(settings);

    addOutputs(this, {
      LedgerTable: this.ledger.tableName,
      OutboxTable: this.outbox.tableName,
      OutboxStream: this.outbox.streamArn,
      UploadsBucket: this.uploads.bucket.bucketName,
      TriesBucket: this.tries.bucket.bucketName,
      SnapshotsBucket: this.snapshots.bucket.bucketName,
      FailedRecordsBucket: this.failedRecords.bucket.bucketName,
      ReportsBucket: this.reports.bucket.bucketName,
      KeyArn: this.key.keyArn,
      UserPool: this.persons.pool.userPoolId,
    });
  }

  #nightlyBackup({ backup, timeZone, ...settings }: Settings): NightlyBackup | null {
    if (backup === null) return null;
    return new NightlyBackup(this, "Backup", {
      ...backup,
      timeZone,
      encryptionKey: this.key,
      removalPolicy: removalPolicyOf(settings),
      tables: [this.ledger.tableArn],
      buckets: [this.uploads.bucket, this.snapshots.bucket].map(({ bucketArn }) => bucketArn),
    });
  }

  /** Said always: on the day of a restore the stages let go of them, and CloudFormation removes no export that is in use. */
  #keepExports(ledger: DefinedTable, outbox: DefinedTable): void {
    for (const { tableName, tableArn } of [ledger, outbox])
      for (const value of [tableName, tableArn]) this.exportValue(value);
    this.exportValue(outbox.streamArn);
  }

  #ledgerInUse(own: DefinedTable, { restored: { ledgerTable: name } }: Settings): TableInUse {
    return name === null ? own : Table.fromTableName(this, "RestoredLedger", name);
  }

  #outboxInUse(own: DefinedTable, { restored: { outbox } }: Settings): DataStack["outbox"] {
    if (outbox === null) return own;
    const names = { tableName: outbox.table, tableStreamArn: outbox.stream };
    const table = Table.fromTableAttributes(this, "RestoredOutbox", names);
    return Object.assign(table, { streamArn: outbox.stream });
  }
}
