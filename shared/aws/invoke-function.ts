/** One call of a function of ours that waits for its answer. A file of its own: its client, 70 KB, is read with the first document. */
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

const lambda = new LambdaClient({});

/** What a call came to, as JSON. */
export interface Invocation {
  readonly isFailed: boolean;
  readonly answer: unknown;
}

export async function invokeFunction(name: string, request: object): Promise<Invocation> {
  const invoke = new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(request) });
  const { FunctionError, Payload } = await lambda.send(invoke);
  const answer: unknown = JSON.parse(new TextDecoder().decode(Payload));
  return { isFailed: FunctionError !== undefined, answer };
}
