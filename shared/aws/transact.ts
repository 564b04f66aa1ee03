/** All-or-nothing writes, with the two ends that a caller must tell apart: done, or somebody was first. */
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { Failure } from "../domain/failure.ts";

/** DynamoDB's limit on actions in one transaction. */
export const maxTransactionActions = 100;

export type TransactionAction = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

export interface TransactionResult {
  readonly outcome: "committed" | "conflict";
  readonly writeUnits: number;
}

/** @throws Failure `transaction-failed` when it was cancelled for another reason than a lost race. */
export async function transact(
  client: DynamoDBDocumentClient,
  actions: readonly TransactionAction[],
): Promise<TransactionResult> {
  if (actions.length === 0) return { outcome: "committed", writeUnits: 0 };
  try {
    const answer = await client.send(
      new TransactWriteCommand({ TransactItems: [...actions], ReturnConsumedCapacity: "TOTAL" }),
    );
    const units = (answer.ConsumedCapacity ?? []).map((capacity) => capacity.CapacityUnits ?? 0);
    return { outcome: "committed", writeUnits: units.reduce((sum, each) => sum + each, 0) };
  } catch (error) {
    if (isLostRace(error)) return { outcome: "conflict", writeUnits: 0 };
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = [...new Set(error.CancellationReasons?.map((reason) => reason.Code ?? "unknown"))].join(
      ", ",
    );
    throw new Failure(
      `The table refused a transaction of ${actions.length} writes (${reasons}); it is tried again.`,
      {
        code: "transaction-failed",
        retryable: true,
        context: { actions: actions.length, reasons },
        cause: error,
      },
    );
  }
}

/** Put only if nothing has that key yet. */
export function putIfAbsent(
  table: string,
  item: Record<string, unknown>,
  partitionKey = "pk",
): TransactionAction {
  return {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": partitionKey },
    },
  };
}

/** Put only over the version that was read; 0 means that nothing was there. */
export function putOverVersion(
  table: string,
  item: Record<string, unknown>,
  fromVersion: number,
): TransactionAction {
  if (fromVersion === 0) return putIfAbsent(table, item);
  return {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: "#version = :from",
      ExpressionAttributeNames: { "#version": "version" },
      ExpressionAttributeValues: { ":from": fromVersion },
    },
  };
}

/** A condition did not hold, or another transaction has one of the items at this very moment. */
function isLostRace(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  const lost = new Set<string | undefined>([
    "ConditionalCheckFailed",
    "TransactionConflict",
    "None",
    undefined,
  ]);
  return (
    codes.some((code) => code === "ConditionalCheckFailed" || code === "TransactionConflict") &&
    codes.every((code) => lost.has(code))
  );
}
