/** One call of a function of ours that waits for its answer. A file of its own: its client, 70 KB, is read with the first document. */
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { waitingFor } from "./client-settings.ts";

/** The function that reads documents may take a minute, and says nothing until it is done. */
const lambda = new LambdaClient(waitingFor(70_000));

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
