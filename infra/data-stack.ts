/** What is kept: stateful, retained where the settings say so, and apart from everything that can be rebuilt. */
import { Stack, type StackProps } from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { ledgerTable, outboxTable } from "../shared/aws/tables.ts";
import { DefinedTable } from "./parts/defined-table.ts";
import { addOutputs } from "./parts/outputs.ts";
import { PageLogsBucket } from "./parts/page-logs-bucket.ts";
import { removalPolicyOf } from "./parts/removal-policy.ts";
import { ReportsBucket } from "./parts/reports-bucket.ts";
import { SnapshotsBucket } from "./parts/snapshots-bucket.ts";
import { TriesBucket } from "./parts/tries-bucket.ts";
import { UploadsBucket } from "./parts/uploads-bucket.ts";
import type { Settings } from "./settings.ts";

export interface DataStackProps extends StackProps {
  readonly settings: Settings;
}

export class DataStack extends Stack {
  /** Encrypts everything in which figures stay; whoever reads them needs this key as well. */
  readonly key: Key;
  readonly ledger: DefinedTable;
  readonly outbox: DefinedTable;
  readonly uploads: UploadsBucket;
  readonly tries: TriesBucket;
  readonly snapshots: SnapshotsBucket;
  readonly reports: ReportsBucket;
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
    this.ledger = new DefinedTable(this, "Ledger", { definition: ledgerTable, ...table });
    this.outbox = new DefinedTable(this, "Outbox", { definition: outboxTable, ...table });
    this.uploads = new UploadsBucket(this, "Uploads", {
      encryptionKey: this.key,
      removalPolicy,
      page: settings.page,
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
    this.pageLogs = new PageLogsBucket(this, "PageLogs", {
      accessLogs: this.uploads.accessLogs,
      removalPolicy,
    });

    addOutputs(this, {
      LedgerTable: this.ledger.tableName,
      OutboxTable: this.outbox.tableName,
      OutboxStream: this.outbox.streamArn,
      UploadsBucket: this.uploads.bucket.bucketName,
      TriesBucket: this.tries.bucket.bucketName,
      SnapshotsBucket: this.snapshots.bucket.bucketName,
      ReportsBucket: this.reports.bucket.bucketName,
    });
  }
}
