/** The SDK's settings for an engine of tests and benches, which asks for credentials and looks at none. */
import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

export function engineConfig(endpoint: string): DynamoDBClientConfig {
  return {
    endpoint,
    region: "ap-northeast-2",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
}
