/** The audit trail on DynamoDB: one item an act, written once; nothing here can change or delete one. */
import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type AuditEntry, auditEntry } from "../contracts/api/access.ts";
import type { AuditPage, AuditScope, AuditTrail } from "../ports/audit-trail.ts";
import { dataItem, dataOf, skOf } from "./data-item.ts";
import * as keys from "./keys.ts";
import { putIfAbsent, transact } from "./transact.ts";

export class DynamoAuditTrail implements AuditTrail {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, ledgerTable: string) {
    this.#client = client;
    this.#table = ledgerTable;
  }

  async append(scope: AuditScope, entry: AuditEntry, id: string): Promise<void> {
    const item = dataItem(keys.auditKey(scope, entry.at, id), entry);
    // A conflict is the same entry written twice.
    await transact(this.#client, [putIfAbsent(this.#table, item)]);
  }

  async read(scope: AuditScope, limit: number, from: string | null): Promise<AuditPage> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
        KeyConditionExpression: from === null ? "#pk = :pk" : "#pk = :pk AND #sk < :from",
        ExpressionAttributeNames: from === null ? { "#pk": "pk" } : { "#pk": "pk", "#sk": "sk" },
        ExpressionAttributeValues: {
          ":pk": keys.auditPartition(scope),
          ...(from === null ? {} : { ":from": from }),
        },
      }),
    );
    const last = Items.at(-1);
    return {
      entries: Items.map((item) => auditEntry.parse(dataOf(item))),
      next: LastEvaluatedKey === undefined || last === undefined ? null : skOf(last),
    };
  }
}
