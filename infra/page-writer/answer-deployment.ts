/** Works one request of CloudFormation and always answers it: what is not answered holds a deployment up. */
import { type DeploymentRequest, deploymentRequest } from "./contract.ts";
import { type PageFile, type PageStore, writePage } from "./write-page.ts";

export interface Deployment {
  readonly store: PageStore;
  readonly filesOfPage: () => Promise<readonly PageFile[]>;
  /** Puts the answer to the address that the request names. */
  readonly answer: (address: string, body: string) => Promise<void>;
}

/** The same for every page, so that a new one never removes the one before. */
const pageId = "page";

export async function answerDeployment(event: unknown, deployment: Deployment): Promise<void> {
  const request = deploymentRequest.parse(event);
  const { ResponseURL, StackId, RequestId, LogicalResourceId } = request;
  const refusal = await work(request, deployment).then(
    () => null,
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );
  const outcome = refusal === null ? { Status: "SUCCESS" } : { Status: "FAILED", Reason: refusal };
  await deployment.answer(
    ResponseURL,
    JSON.stringify({ ...outcome, PhysicalResourceId: pageId, StackId, RequestId, LogicalResourceId }),
  );
}

async function work(request: DeploymentRequest, { store, filesOfPage }: Deployment): Promise<void> {
  switch (request.RequestType) {
    case "Create":
    case "Update":
      return writePage(await filesOfPage(), request.ResourceProperties.login, store);
    case "Delete":
      return store.clear();
  }
}
