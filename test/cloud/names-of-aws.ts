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

export async function nameAsAws(context: BrowserContext, endpoint: string): Promise<void> {
  await context.route(/^https:\/\//, async (route) => answerFor(route, endpoint));
}

async function answerFor(route: Route, endpoint: string): Promise<void> {
  const { status, headers, body } = await asked(route.request(), endpoint);
  const { location } = headers;
  if (location === undefined || status < 300 || status > 399) return route.fulfill({ status, headers, body });
  // A browser that is answered for follows no redirect by itself: a page that leads on stands in for one.
  return route.fulfill({
    status: 200,
    contentType: "text/html",
    body: `<meta http-equiv="refresh" content="0;url=${location.replaceAll("&", "&amp;")}">`,
  });
}

async function asked(from: Request, endpoint: string): Promise<Answered> {
  const url = new URL(from.url());
  const headers = { ...(await from.allHeaders()), host: url.host };
  return new Promise((resolve, reject) => {
    const sent = request(
      `${endpoint}${url.pathname}${url.search}`,
      { method: from.method(), headers: plain(headers) },
      (response) => {
        const given = { status: response.statusCode ?? 502, headers: plain(response.headers) };
        buffer(response).then((body) => resolve({ ...given, body }), reject);
      },
    );
    sent.on("error", reject);
    sent.end(from.postDataBuffer() ?? undefined);
  });
}

/** Without what HTTP/2 says of itself (`:authority`), and one value for each name. */
function plain(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name.startsWith(":") ? [] : [[name, [value].flat().join(", ")]],
    ),
  );
}
