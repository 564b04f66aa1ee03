/** The embedded host's server over memory adapters, on a real socket of this computer. */
import { once } from "node:events";
import { connect } from "node:net";
import { apiServer } from "../../local/server/api-server.ts";
import { loopbackAccess } from "../../local/server/local-access.ts";
import type { SessionAuth } from "../../local/server/session-auth.ts";
import type { StaticPages } from "../../local/server/static-pages.ts";
import { openApi } from "../functions/api/api-fixture.ts";

export interface ServedApi {
  readonly address: string;
  readonly port: number;
  readonly api: ReturnType<typeof openApi>;
  close(): Promise<void>;
}

export async function serveApi(
  auth: SessionAuth | null = null,
  { requestSeconds = 5, pages = new Map() }: { requestSeconds?: number; pages?: StaticPages } = {},
): Promise<ServedApi> {
  const api = openApi(() => ({ hasSessions: auth !== null }));
  let bound = 0;
  const server = apiServer({
    dependencies: api.fixture,
    access: {
      hasSessions: auth !== null,
      principalOf: (request) => (auth ?? loopbackAccess(bound)).principalOf(request),
      get hosts() {
        return (auth ?? loopbackAccess(bound)).hosts;
      },
    },
    sessions: auth,
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
    address: `http://127.0.0.1:${bound}`,
    port: bound,
    api,
    close: async () => {
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
