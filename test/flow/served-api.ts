/** The embedded host's server over memory adapters, on a real socket of this computer. */
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { apiServer, type TlsPair } from "../../local/server/api-server.ts";
import { News } from "../../local/server/news.ts";
import { trustedProxies, loopbackAccess } from "../../local/server/request-origin.ts";
import type { PasswordCost } from "../../local/login/password-hash.ts";
import type { SessionAuth } from "../../local/login/session-auth.ts";
import type { StaticPages } from "../../local/server/static-pages.ts";
import { openApi } from "../functions/api/api-fixture.ts";

/** Passwords by the hundred: what an office keeps costs some hundred milliseconds each. */
export const lightCost: PasswordCost = { memory: 64, passes: 1, parallelism: 1 };

export interface ServedApi {
  readonly address: string;
  readonly port: number;
  readonly api: ReturnType<typeof openApi>;
  close(): Promise<void>;
}

export async function serveApi(
  auth: SessionAuth | null = null,
  {
    requestSeconds = 5,
    pages = new Map(),
    tls = null,
    proxies = null,
  }: { requestSeconds?: number; pages?: StaticPages; tls?: TlsPair | null; proxies?: string | null } = {},
): Promise<ServedApi> {
  const api = openApi(() => ({ hasSessions: auth !== null, accounts: auth?.accounts ?? null }));
  let bound = 0;
  const news = new News(api.fixture, (error) => api.broken.push(error));
  const server = apiServer({
    news,
    dependencies: api.fixture,
    access: {
      hasSessions: auth !== null,
      principalOf: (request, origin) => (auth ?? loopbackAccess(bound)).principalOf(request, origin),
      get hosts() {
        return auth === null ? loopbackAccess(bound).hosts : null;
      },
    },
    sessions: auth,
    tls,
    proxies: trustedProxies(proxies),
    pages,
    broke: (error) => api.broken.push(error),
    requestSeconds,
  });
  const listening = once(server, "listening");
  server.listen(0, "127.0.0.1");
  await listening;
  const at = server.address();
  if (at === null || typeof at !== "object") throw new Error("The server listens on no port");
  bound = at.port;
  return {
    address: `${tls === null ? "http" : "https"}://127.0.0.1:${bound}`,
    port: bound,
    api,
    close: async () => {
      news.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Sends bytes as they are, and gives what comes back until the connection ends. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    answer += chunk;
  });
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(text);
  await once(socket, "close");
  return answer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** As `fetch`, which would mend paths and forbid headers. */
export function rawFetch(
  { port }: ServedApi,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  sentBody = "",
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
    });
    sent.on("error", reject).end(sentBody);
  });
}
