/**
 * Names that AWS would give, answered by the emulator: the browser asks for `https://….cloudfront.net` and for the
 * login by their names, and each request goes to the emulator under that name. What is stood in for is DNS and TLS; the
 * distribution with its behaviours, origins and headers is the deployed one.
 */
import { request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { BrowserContext, Request, Route } from "playwright-core";

interface Answered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

interface Cloud {
  readonly endpoint: string;
  readonly region: string;
}

export async function nameAsAws(context: BrowserContext, cloud: Cloud): Promise<void> {
  await context.route(/^https:\/\//, async (route) => answerFor(route, cloud));
}

async function answerFor(route: Route, cloud: Cloud): Promise<void> {
  const { status, headers, body: given } = await requested(route.request(), cloud.endpoint);
  const body = isJson(headers) ? withNamesOfBuckets(given.toString(), cloud) : given;
  const { location } = headers;
  if (location === undefined || status < 300 || status > 399) return route.fulfill({ status, headers, body });
  // A browser that is answered for follows no redirect by itself: a page that leads on stands in for one.
  return route.fulfill({
    status: 200,
    contentType: "text/html",
    body: `<meta http-equiv="refresh" content="0;url=${location.replaceAll("&", "&amp;")}">`,
  });
}

async function requested(from: Request, endpoint: string): Promise<Answered> {
  const { host, address } = placeOf(new URL(from.url()), endpoint);
  const headers = { ...(await from.allHeaders()), host };
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: from.method(), headers: plain(headers) }, (response) => {
      const given = { status: response.statusCode ?? 502, headers: plain(response.headers) };
      buffer(response).then((body) => resolve({ ...given, body }), reject);
    });
    sent.on("error", reject);
    sent.end(from.postDataBuffer() ?? undefined);
  });
}

/** Addresses of the emulator's buckets are signed for the way it knows them by: below its own name. */
function placeOf({ host, pathname, search }: URL, endpoint: string): { host: string; address: string } {
  const bucket = /^([a-z0-9-]+)\.s3\.([a-z0-9-]+)\.amazonaws\.com$/.exec(host)?.[1];
  return bucket === undefined
    ? { host, address: `${endpoint}${pathname}${search}` }
    : { host: new URL(endpoint).host, address: `${endpoint}/${bucket}${pathname}${search}` };
}

function withNamesOfBuckets(json: string, { endpoint, region }: Cloud): string {
  return json.replaceAll(
    new RegExp(`${endpoint.replaceAll(".", "\\.")}/([a-z0-9-]+)/`, "g"),
    `https://$1.s3.${region}.amazonaws.com/`,
  );
}

function isJson(headers: Readonly<Record<string, string>>): boolean {
  return headers["content-type"]?.startsWith("application/json") ?? false;
}

/** Without what HTTP/2 says of itself (`:authority`), and one value for each name. */
function plain(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name.startsWith(":") ? [] : [[name, [value].flat().join(", ")]],
    ),
  );
}
