/**
 * Items in a DynamoDB table, and events in the outbox table beside it. Transient trouble is tried again here, under
 * one request token, so that a write whose answer was lost is done once.
 */
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { Failure } from "../domain/values/failure.ts";
import {
  type Item,
  type ItemKey,
  type ItemQuery,
  type ItemTable,
  type TableWrite,
  transactionLimits,
} from "../ports/item-table.ts";
import { assertWritable, rangeOf } from "../ports/table-rules.ts";
import { type Backoff, tryAgain } from "../runtime/backoff.ts";
import { actionsOf, itemFrom } from "./dynamo-items.ts";
import type { LedgerTables } from "./tables.ts";

export interface DynamoDependencies {
  readonly client: DynamoDBDocumentClient;
  readonly tables: LedgerTables;
  readonly backoff: Backoff;
  /** For the token of each write. */
  readonly newId: () => string;
  /** Told of the write units of each write that was stored; null where nobody asks. */
  readonly meter: ((writeUnits: number) => void) | null;
}

export class DynamoItemTable implements ItemTable {
  readonly limits = transactionLimits;
  readonly #dependencies: DynamoDependencies;

  constructor(dependencies: DynamoDependencies) {
    this.#dependencies = dependencies;
  }

  async get({ pk, sk }: ItemKey): Promise<Item | null> {
    const { client, tables } = this.#dependencies;
    const command = new GetCommand({ TableName: tables.ledger, Key: { pk, sk }, ConsistentRead: true });
    const { Item: item } = await this.#again(() => client.send(command));
    return item === undefined ? null : itemFrom(item);
  }

  async query(pk: string, query: ItemQuery): Promise<Item[]> {
    const { client } = this.#dependencies;
    const [input, isInside] = [this.#inputOf(pk, query), (item: Item) => isWithin(item, query)];
    const items: Item[] = [];
    const isFull = () => query.limit !== null && items.length >= query.limit;
    for (let page = input; page !== null && !isFull();) {
      const command = new QueryCommand(page);
      const { Items = [], LastEvaluatedKey } = await this.#again(() => client.send(command));
      items.push(...Items.map(itemFrom).filter(isInside));
      page = LastEvaluatedKey === undefined ? null : { ...page, ExclusiveStartKey: LastEvaluatedKey };
    }
    return query.limit === null ? items : items.slice(0, query.limit);
  }

  async write(write: TableWrite): Promise<"written" | "conflict"> {
    assertWritable(write, this.limits);
    const { client, tables, newId, meter } = this.#dependencies;
    const actions = actionsOf(write, tables);
    const [only] = actions;
    if (only === undefined) return "written";
    const ReturnConsumedCapacity = meter === null ? "NONE" : "TOTAL";
    // What is put whatever is there may be put twice: it needs no transaction, which costs twice as much.
    const isPlain = actions.length === 1 && write.puts[0]?.when === "always";
    const transaction = new TransactWriteCommand({
      TransactItems: actions,
      ClientRequestToken: newId(),
      ReturnConsumedCapacity,
    });
    try {
      const send = async () => {
        if (!isPlain || only.Put === undefined)
          return (await client.send(transaction)).ConsumedCapacity ?? [];
        const answer = await client.send(new PutCommand({ ...only.Put, ReturnConsumedCapacity }));
        return answer.ConsumedCapacity === undefined ? [] : [answer.ConsumedCapacity];
      };
      const consumed = await this.#again(send);
      meter?.(consumed.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0));
      return "written";
    } catch (error) {
      if (isLostRace(error)) return "conflict";
      throw refused(error, actions.length);
    }
  }

  #inputOf(pk: string, query: ItemQuery): QueryCommandInput | null {
    const range = rangeOf(query);
    if (range === null) return null;
    const { from, until } = range;
    const hasFrom = from !== "";
    // BETWEEN takes its end in; what lies exactly there is left out when it is read.
    const sortKey =
      until === null
        ? hasFrom
          ? "#sk >= :from"
          : null
        : hasFrom
          ? "#sk BETWEEN :from AND :until"
          : "#sk < :until";
    return {
      TableName: this.#dependencies.tables.ledger,
      ConsistentRead: true,
      ScanIndexForward: query.order === "ascending",
      KeyConditionExpression: sortKey === null ? "#pk = :pk" : `#pk = :pk AND ${sortKey}`,
      ExpressionAttributeNames: sortKey === null ? { "#pk": "pk" } : { "#pk": "pk", "#sk": "sk" },
      ExpressionAttributeValues: {
        ":pk": pk,
        ...(hasFrom ? { ":from": from } : {}),
        ...(until === null ? {} : { ":until": until }),
      },
      // One more than asked for: the end of the range may be among them.
      ...(query.limit === null ? {} : { Limit: query.limit + 1 }),
    };
  }

  #again<Result>(act: () => Promise<Result>): Promise<Result> {
    return tryAgain({ backoff: this.#dependencies.backoff, isTransient, giveUp: keptUnavailable }, act);
  }
}

function isWithin({ sk }: Item, { before, prefix }: ItemQuery): boolean {
  return sk !== before && sk.startsWith(prefix);
}

// What DynamoDB's refusals mean to a writer: somebody was first, a moment of trouble, or a write that can never be.

/** The table is there and the write is sound: the same again in a moment may be stored. */
const transientErrors = new Set([
  "InternalServerError",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ServiceUnavailable",
  "ThrottlingException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** The same in the reasons of a cancelled transaction, one for each of its actions. */
const transientReasons = new Set([
  "ProvisionedThroughputExceeded",
  "ThrottlingError",
  "TransactionConflict",
  "TransactionInProgress",
]);

/** A condition did not hold; what else befell the same transaction changes nothing of that. */
function isLostRace(error: unknown): boolean {
  return reasonsOf(error).includes("ConditionalCheckFailed");
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!(error instanceof TransactionCanceledException)) return transientErrors.has(error.name);
  const reasons = reasonsOf(error).filter((reason) => reason !== "None");
  return reasons.length > 0 && reasons.every((reason) => transientReasons.has(reason));
}

/** What is thrown when it was tried often enough. */
function keptUnavailable(cause: unknown): Failure {
  const reason = namesOf(cause);
  return new Failure(`The table did not take the request in time (${reason}); it is tried again.`, {
    code: "table-unavailable",
    retryable: true,
    context: { reason },
    cause,
  });
}

/** What is thrown of a transaction that was cancelled for no known reason; every other error is thrown as it is. */
function refused(error: unknown, actions: number): unknown {
  if (!(error instanceof TransactionCanceledException)) return error;
  const reason = namesOf(error);
  return new Failure(`The table refused a transaction of ${actions} writes (${reason}); it is tried again.`, {
    code: "write-refused",
    retryable: true,
    context: { actions, reason },
    cause: error,
  });
}

function namesOf(error: unknown): string {
  const reasons = [...new Set(reasonsOf(error))].join(", ");
  if (reasons !== "") return reasons;
  return error instanceof Error ? error.name : "unknown";
}

function reasonsOf(error: unknown): string[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
}
