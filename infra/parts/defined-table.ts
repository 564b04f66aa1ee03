/** A table as `shared/aws/tables.ts` defines it, which the embedded host builds from as well. */
import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import type { TableDefinition } from "../../shared/aws/tables.ts";

export interface DefinedTableProps {
  readonly definition: TableDefinition;
  readonly encryptionKey: IKey;
  readonly removalPolicy: RemovalPolicy;
}

export class DefinedTable extends Table {
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
