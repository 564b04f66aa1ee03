import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/** With the SDK's growing pauses 6 seconds in the mean, 12 at most: an engine that died is back long before. */
const tries = 8;

/** The engine asks for credentials of some kind and looks at none of them. */
export function localConfig(endpoint: string): DynamoDBClientConfig {
  return {
    endpoint,
    region: "local",
    maxAttempts: tries,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
}
