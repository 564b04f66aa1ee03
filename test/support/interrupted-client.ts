/** Makes a document client's requests fail as a network or another writer would, at a chosen request. */
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The next requests fail, so many of them, before they reach the table. */
export function failRequests(client: DynamoDBDocumentClient, error: Error, times: number): void {
  let left = times;
  client.middlewareStack.add(
    (next) => (request) => {
      if (left === 0) return next(request);
      left -= 1;
      return Promise.reject(error);
    },
    { step: "initialize" },
  );
}

/** The next write is done, but its answer is lost on the way: the SDK sends it once more. */
export function loseNextAnswer(client: DynamoDBDocumentClient): void {
  let isDue = true;
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      if (!isDue || !isWrite(request.input)) return answer;
      isDue = false;
      throw Object.assign(new Error("The connection was reset"), { name: "TimeoutError", $metadata: {} });
    },
    // Inside the SDK's own retries.
    { step: "deserialize", priority: "high" },
  );
}

/** A transaction that the table cancelled, with a reason for each of its actions. */
export function cancelled(...reasons: readonly string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: "Transaction cancelled",
    $metadata: {},
    CancellationReasons: reasons.map((Code) => ({ Code })),
  });
}

function isWrite(input: object): boolean {
  return "TransactItems" in input || "Item" in input;
}
