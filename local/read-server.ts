/** The figures over HTTP on loopback, for a spreadsheet or a script on the same PC: reading only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { alertToJson } from "../shared/contracts/alert-json.ts";
import { rateRowToJson } from "../shared/contracts/rates-json.ts";
import { rateRows } from "../shared/domain/rate-rows.ts";
import type { Host } from "./host.ts";
import { readView } from "./read-view.ts";

export interface ReadServer {
  readonly address: string;
  close(): void;
}

/** @param port 0 for any free one. */
export async function startReadServer(host: Host, port: number): Promise<ReadServer> {
  const server = createServer((request, response) => {
    void respond(host, request, response);
  });
  await listen(server, port);
  const bound = server.address();
  const boundPort = bound !== null && typeof bound === "object" ? bound.port : port;
  return { address: `http://127.0.0.1:${boundPort}`, close: () => server.close() };
}

async function respond(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = "/"] = (request.url ?? "/").split("?");
  const { status, body } = await answer(host, request.method ?? "GET", path).catch(() => ({
    status: 500,
    body: { error: "broken" },
  }));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body));
}

async function answer(host: Host, method: string, path: string): Promise<{ status: number; body: unknown }> {
  if (method !== "GET") return { status: 405, body: { error: "only GET" } };
  const books = await host.ledger.listBooks();
  switch (path) {
    case "/health":
      return { status: 200, body: { status: "ok" } };
    case "/rates": {
      const views = await Promise.all(books.map((each) => readView(host.ledger, each, null)));
      return {
        status: 200,
        body: views.flatMap((view) => rateRows(view, true).map((row) => rateRowToJson(view, row))),
      };
    }
    case "/alerts": {
      const all = await Promise.all(books.map((each) => host.alerts.readAlerts(each)));
      return {
        status: 200,
        body: all
          .flat()
          .filter((alert) => alert.state === "open")
          .map(alertToJson),
      };
    }
    default:
      return { status: 404, body: { error: "there are /health, /rates and /alerts" } };
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}
