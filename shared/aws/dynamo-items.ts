/** Items and bundles as DynamoDB's tables hold them. */
import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import { itemCorrupt } from "../contracts/stored/corrupt-item.ts";
import { issueText } from "../contracts/values/issue-text.ts";
import type { Item, Put, TableWrite } from "../ports/item-table.ts";
import { type LedgerTables, outboxRetentionDays, outboxTable } from "./tables.ts";

type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const storedItem = z.lazy(() =>
  z.object({
    pk: z.string(),
    sk: z.string(),
    /** Absent where no write must name it. */
    version: z.int().optional(),
    data: z.string(),
  }),
);
const storedKey = z.object({ pk: z.string(), sk: z.string() });

/** @throws Failure `item-damaged` when it is not what was written. */
export function itemFrom(stored: Record<string, unknown>): Item {
  const { data: item, error } = storedItem.safeParse(stored);
  if (item !== undefined) return { ...item, version: item.version ?? null };
  const { data: key } = storedKey.safeParse(stored);
  throw itemCorrupt(key ?? { pk: "?", sk: "?" }, issueText(error).en, error);
}

export function actionsOf({ puts, deletes, checks, bundles }: TableWrite, tables: LedgerTables): Action[] {
  const TableName = tables.ledger;
  return [
    ...puts.map((put) => ({ Put: { TableName, Item: asStored(put.item), ...conditionOf(put) } })),
    ...deletes.map(({ pk, sk }) => ({ Delete: { TableName, Key: { pk, sk } } })),
    ...checks.map(({ key: { pk, sk }, version }) => ({
      ConditionCheck: { TableName, Key: { pk, sk }, ...hasVersion(version) },
    })),
    ...bundles.map((bundle) => ({ Put: bundlePut(tables.outbox, bundle) })),
  ];
}

function asStored({ version, ...rest }: Item): Record<string, unknown> {
  return version === null ? rest : { ...rest, version };
}

function conditionOf({ when }: Put) {
  if (when === "always") return {};
  return when === "absent" ? isAbsent("pk") : hasVersion(when.overVersion);
}

function isAbsent(partitionKey: string) {
  return {
    ConditionExpression: "attribute_not_exists(#pk)",
    ExpressionAttributeNames: { "#pk": partitionKey },
  };
}

function hasVersion(version: number) {
  return {
    ConditionExpression: "#version = :version",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":version": version },
  };
}

const secondsPerDay = 86_400;

/** The events travel as JSON text: they are never queried by part, and text keeps won exact. */
function bundlePut(TableName: string, bundle: OutboxBundle) {
  const writtenAt = Math.floor(Date.parse(bundle.at) / 1000);
  const Item = {
    id: bundle.id,
    topic: bundle.topic,
    data: JSON.stringify(bundle),
    expiresAt: writtenAt + outboxRetentionDays * secondsPerDay,
  };
  return { TableName, Item, ...isAbsent(outboxTable.partitionKey) };
}
