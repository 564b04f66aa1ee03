import { type DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb";

/** Every item of one partition whose sort key starts with `prefix`, in sort-key order, strongly consistent. */
export async function queryAll(
  client: DynamoDBDocumentClient,
  table: string,
  partition: string,
  prefix = "",
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: prefix === "" ? "#pk = :pk" : "#pk = :pk AND begins_with(#sk, :prefix)",
      ExpressionAttributeNames: prefix === "" ? { "#pk": "pk" } : { "#pk": "pk", "#sk": "sk" },
      ExpressionAttributeValues:
        prefix === "" ? { ":pk": partition } : { ":pk": partition, ":prefix": prefix },
    },
  );
  for await (const page of pages) items.push(...(page.Items ?? []));
  return items;
}
