import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/** The engine asks for credentials of some kind and looks at none of them. */
export function localConfig(endpoint: string): DynamoDBClientConfig {
  return { endpoint, region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
}
