/** Opens the API and the page on a port: of this computer alone, or, with users of a file, of a network. */
import { once } from "node:events";
import type { Server } from "node:http";
import { isIP } from "node:net";
import { join } from "node:path";
import type { Host } from "../host/host.ts";
import { codeOf } from "../storage/read-file.ts";
import { type Arguments, CommandError, type Terminal } from "../terminal/command-line.ts";
import { apiDependencies } from "./api-dependencies.ts";
import { apiServer } from "./api-server.ts";
import { type Access, loopbackAccess } from "./local-access.ts";
import { sessionAuth, type SessionAuth } from "./session-auth.ts";
import { staticPages } from "./static-pages.ts";
import { readUsers } from "./users-file.ts";

export interface ServeOptions {
  /** Null: the usual one or, where that is taken, any free one. */
  readonly port: number | null;
  /** Null: this computer alone. */
  readonly bind: string | null;
  /** The path of the users' file. */
  readonly users: string | null;
}

export interface OpenServer {
  readonly address: string;
  close(): Promise<void>;
}

const usualPort = 8787;
const loopback = "127.0.0.1";
/** 50 MB over the slowest line of an office. */
const requestSeconds = 120;
const pagesFolder = join(import.meta.dirname, "../../dashboard/dist");

/** @throws CommandError for an address that is open to others without users. */
export function readBind(args: Arguments): string | null {
  const bind = args.value("host");
  if (bind === null) return null;
  if (isIP(bind) === 0) {
    throw new CommandError(
      `--host "${bind}": IP 주소로 적어 주십시오(모든 주소는 0.0.0.0).`,
      `--host "${bind}": write an IP address (0.0.0.0 for all).`,
    );
  }
  if (args.value("users") !== null) return bind;
  throw new CommandError(
    "--host는 --users FILE과 함께 써 주십시오. 로그인 없이 다른 컴퓨터에 열지 않습니다.",
    "--host needs --users FILE: nothing is opened to other computers without a login.",
  );
}

export async function serve(
  host: Host,
  { port, bind, users }: ServeOptions,
  terminal: Terminal,
): Promise<OpenServer> {
  const auth: SessionAuth | null = users === null ? null : sessionAuth(await readUsers(users));
  const dependencies = apiDependencies(host, auth !== null);
  // The name that a loopback host is asked by holds the port, which is known once it listens.
  const open: { access: Access } = { access: auth ?? loopbackAccess(0) };
  const pages = await staticPages(pagesFolder);
  const server = apiServer({
    dependencies,
    access: {
      hasSessions: auth !== null,
      principalOf: (request) => open.access.principalOf(request),
      get hosts() {
        return open.access.hosts;
      },
    },
    sessions: auth,
    pages,
    broke: (error, operation) => terminal.err(`${operation}: ${String(error)}\n`),
    requestSeconds,
  });
  const bound = await listen(server, port, bind ?? loopback);
  if (auth === null) open.access = loopbackAccess(bound);
  const shown = bind === null ? loopback : isIP(bind) === 6 ? `[${bind}]` : bind;
  const address = `http://${shown}:${bound}`;
  terminal.err(
    pages.size > 0
      ? `\n${address}  화면과 API / the page and the API\n`
      : `\n${address}  API만 있습니다. 화면은 npm run build:dashboard로 만든 뒤 다시 시작하면 열립니다. / The API alone: build the page with npm run build:dashboard and start again.\n`,
  );
  return {
    address,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number | null, address: string): Promise<number> {
  try {
    return await listenOn(server, port ?? usualPort, address);
  } catch (error) {
    if (port !== null || codeOf(error) !== "EADDRINUSE") throw error;
    return listenOn(server, 0, address);
  }
}

async function listenOn(server: Server, port: number, address: string): Promise<number> {
  const listening = once(server, "listening");
  server.listen(port, address);
  await listening;
  const bound = server.address();
  return bound !== null && typeof bound === "object" ? bound.port : port;
}
