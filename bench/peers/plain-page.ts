/**
 * The least that a page can be: one file, one script of a few lines, and the same answer of the same host written down as
 * it came. What it takes is what the link, the browser and the host take, whoever makes the page.
 */
import { once } from "node:events";
import { createServer, request } from "node:http";

const html = `<!doctype html><meta charset="utf-8"><title>plain</title><link rel="icon" href="data:,"><ul id="list"></ul><script src="/plain.js"></script>`;

const script = `fetch("/api/v1/" + new URLSearchParams(location.search).get("path"), { headers: { "x-monitor-request": "plain" } })
  .then((response) => response.json())
  .then(({ items }) => {
    document.getElementById("list").append(...items.map((item) => {
      const row = document.createElement("li");
      row.textContent = JSON.stringify(item);
      return row;
    }));
  });`;

export interface PlainPage {
  /** Shows the items of this answer. @param path below the API's root. */
  readonly addressOf: (path: string) => string;
  readonly stop: () => void;
}

export const plainRow = "#list li";

/** @param host the address of the host whose answers it shows. */
export async function plainPage(host: string): Promise<PlainPage> {
  const server = createServer((asked, answer) => {
    const path = asked.url ?? "/";
    if (path.startsWith("/api/")) {
      const headers = { ...asked.headers, host: new URL(host).host };
      request(`${host}${path}`, { headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      }).end();
      return;
    }
    const isScript = path === "/plain.js";
    answer.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html; charset=utf-8" });
    answer.end(isScript ? script : html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const port = bound !== null && typeof bound === "object" ? bound.port : 0;
  return {
    addressOf: (path) => `http://127.0.0.1:${port}/?path=${encodeURIComponent(path)}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
