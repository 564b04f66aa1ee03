/** Puts a page's files where they are served from, in an order in which no visitor meets half a page. */
import {
  cachingOf,
  firstFile,
  loginFile,
  mediaTypeOf,
  servedNames,
} from "../../shared/contracts/files/page-files.ts";
import { deploymentRequest, type DeploymentRequest } from "./contract.ts";

export interface PageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ServedFile extends PageFile {
  readonly mediaType: string;
  readonly caching: string;
}

export interface PageStore {
  put(file: ServedFile): Promise<void>;
  /** Removes everything. */
  clear(): Promise<void>;
}

/**
 * What opens the page comes last, after everything that it names. Files of the page before stay: a page that is open
 * somewhere still fetches its views.
 */
async function writePage(files: readonly PageFile[], login: string, store: PageStore): Promise<void> {
  const own = { path: loginFile, bytes: new TextEncoder().encode(login) };
  const built = files.filter(({ path }) => path !== loginFile);
  if (!built.some(({ path }) => path === firstFile))
    throw new Error(`The bundle holds no page: ${firstFile} is missing.`);
  const [opening = [], named = []] = [true, false].map((opens) =>
    built.filter(({ path }) => path.endsWith(".html") === opens),
  );
  await Promise.all([own, ...named].map((file) => put(file, store)));
  await Promise.all(opening.map((file) => put(file, store)));
}

/** Kinds of files that the page has not are left out. */
async function put(file: PageFile, store: PageStore): Promise<void> {
  const mediaType = mediaTypeOf(file.path);
  if (mediaType === null) return;
  const caching = cachingOf(file.path);
  await Promise.all(servedNames(file.path).map((path) => store.put({ ...file, path, mediaType, caching })));
}

interface Deployment {
  readonly store: PageStore;
  readonly filesOfPage: () => Promise<readonly PageFile[]>;
  /** Puts the answer to the address that the request names. */
  readonly answer: (address: string, body: string) => Promise<void>;
}

/** The same for every page, so that a new one never removes the one before. */
const pageId = "page";

/** Works one request of CloudFormation and always answers it: what is not answered holds a deployment up. */
export async function answerDeployment(event: unknown, deployment: Deployment): Promise<void> {
  const request = deploymentRequest.parse(event);
  const { ResponseURL, StackId, RequestId, LogicalResourceId } = request;
  const rejection = await work(request, deployment).then(
    () => null,
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );
  const outcome = rejection === null ? { Status: "SUCCESS" } : { Status: "FAILED", Reason: rejection };
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
