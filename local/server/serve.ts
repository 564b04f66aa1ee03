/** Opens the API and the page on a port: of this computer alone, or, with users of a file, of a network. */
import { once } from "node:events";
import { networkInterfaces } from "node:os";
import type { Server } from "node:http";
import { isIP } from "node:net";
import { join } from "node:path";
import type { Host } from "../host/host.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { pathOfHome } from "../host/open-home.ts";
import { codeOf } from "../storage/read-file.ts";
import { type Arguments, CommandError, type Terminal } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { readPort } from "../terminal/option-values.ts";
import { apiDependencies } from "./api-dependencies.ts";
import { apiServer, type TlsPair } from "./api-server.ts";
import { passwordChanged } from "../../shared/contracts/stored/audit-acts.ts";
import { recordAudit } from "../host/record-audit.ts";
import { sessionLifetimes } from "../login/login-settings.ts";
import { standardCost } from "../login/password-hash.ts";
import { openSessionAuth, type SessionAuth } from "../login/session-auth.ts";
import { type SignOnSettings, signOnSettings } from "../login/sign-on-settings.ts";
import { changeUsers, readUsers, watchedUsers } from "../login/users-file.ts";
import { trustedProxies, type TrustedProxies, type Access, loopbackAccess } from "./request-origin.ts";
import { otherPort, refusedPort } from "./refused-port.ts";
import { News } from "./news.ts";
import { staticPages, withLoginWay } from "./static-pages.ts";
import { readTlsPair } from "./tls-pair.ts";

export interface ServeOptions {
  /** Null: the usual one or, where that is taken, any free one. */
  readonly port: number | null;
  /** Null: this computer alone. */
  readonly bind: string | null;
  /** The path of the users' file. */
  readonly users: string | null;
  /** Null where nobody but them logs in. */
  readonly signOn: SignOnSettings | null;
  readonly tls: TlsPair | null;
  readonly proxies: TrustedProxies;
  readonly behindProxy: boolean;
}

/** What the options say, before anything is opened. @throws CommandError that names the one that is wrong. */
export async function serveOptions(args: Arguments): Promise<ServeOptions> {
  const signOn = signOnSettings(pathOfHome(), process.env);
  const users = args.value("users");
  const bind = readBind(args, signOn !== null);
  // A file without users is refused before anything is printed.
  if (users !== null) await readUsers(users);
  return {
    port: readPort(args),
    bind,
    users,
    signOn,
    tls: await readTlsPair(args, new Date()),
    proxies: trustedProxies(args.value("trusted-proxy")),
    behindProxy: args.value("trusted-proxy") !== null,
  };
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

/** @throws CommandError for an address that is open to others without a login. */
function readBind(args: Arguments, hasSignOn: boolean): string | null {
  const bind = args.value("host");
  if (bind === null) return null;
  if (isIP(bind) === 0) {
    throw new CommandError(
      `--host "${bind}": IP 주소로 적어 주십시오(모든 주소는 0.0.0.0).`,
      `--host "${bind}": write an IP address (0.0.0.0 for all).`,
    );
  }
  if (args.value("users") !== null || hasSignOn) return bind;
  throw new CommandError(
    "--host는 --users 파일이나 통합로그인 설정과 함께 써 주십시오. 로그인 없이 다른 컴퓨터에 열지 않습니다.",
    "--host needs --users FILE or a single sign-on: nothing is opened to other computers without a login.",
  );
}

export async function serve(host: Host, options: ServeOptions, terminal: Terminal): Promise<OpenServer> {
  const { port, bind, users, signOn, tls, proxies, behindProxy } = options;
  const auth = users === null && signOn === null ? null : await authOf(options, host, terminal);
  const dependencies = apiDependencies(host, auth, signOn?.issuer ?? null);
  // The name that a loopback host is asked by holds the port, which is known once it listens.
  const open: { access: Access } = {
    access: auth === null ? loopbackAccess(0) : { ...auth, hasSessions: true, hosts: null },
  };
  const pages = withLoginWay(await staticPages(pagesFolder), {
    way: "session",
    users: users !== null,
    signOn: signOn !== null,
  });
  const broke = (error: unknown, operation: string) => terminal.err(`${operation}: ${String(error)}\n`);
  const news = new News(dependencies, (error) => broke(error, "news"));
  const server = apiServer({
    dependencies,
    news,
    access: {
      hasSessions: auth !== null,
      principalOf: (request, origin) => open.access.principalOf(request, origin),
      get hosts() {
        return open.access.hosts;
      },
    },
    sessions: auth,
    tls,
    proxies,
    pages,
    broke,
    requestSeconds,
  });
  const bound = await listen(server, port, bind ?? loopback);
  if (auth === null) open.access = loopbackAccess(bound);
  if (port === null && bound !== usualPort)
    terminal.err(`\n${say(terminal.display, otherPort(usualPort))}\n`);
  const shown = bind === null ? loopback : isIP(bind) === 6 ? `[${bind}]` : bind;
  const address = `${tls === null ? "http" : "https"}://${shown}:${bound}`;
  terminal.err(
    pages.size > 0
      ? `\n${address}  ${say(terminal.display, { ko: "화면과 API", en: "the page and the API" })}\n`
      : `\n${address}  ${say(terminal.display, {
          ko: "API만 있습니다. 화면은 npm run build:dashboard로 만든 뒤 다시 시작하면 열립니다.",
          en: "The API alone: build the page with npm run build:dashboard and start again.",
        })}\n`,
  );
  const reached = bind === null ? [] : reachedAt(bind).map((at) => address.replace(shown, at));
  if (reached.length > 0)
    terminal.err(
      `${say(terminal.display, { ko: "다른 컴퓨터에서", en: "From other computers" })}: ${reached.join("  ")}\n`,
    );
  if (signOn !== null)
    terminal.err(
      `${say(terminal.display, { ko: `통합로그인: ${signOn.issuer}`, en: `Single sign-on: ${signOn.issuer}` })}\n`,
    );
  if (bind !== null && tls === null && !behindProxy)
    terminal.err(
      `${say(terminal.display, {
        ko: "암호화하지 않은 http입니다. 비밀번호가 망에서 보일 수 있으니 --tls-cert와 --tls-key를 쓰거나 TLS 프록시를 앞에 두고 --trusted-proxy로 알려 주십시오.",
        en: "This is http, in the clear: passwords can be read on the network. Use --tls-cert and --tls-key, or a proxy with TLS that --trusted-proxy names.",
      })}\n`,
    );
  return {
    address,
    close: async () => {
      news.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Nobody can open "all addresses": these are the ones that they stand for. */
function reachedAt(bind: string): readonly string[] {
  if (!["0.0.0.0", "::"].includes(bind)) return [];
  return Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).flatMap(({ family, internal, address }) =>
      family === "IPv4" && !internal ? [address] : [],
    ),
  );
}

function authOf(
  { users, signOn }: ServeOptions,
  { logins, audit, clock }: Host,
  terminal: Terminal,
): Promise<SessionAuth> {
  const tell = (text: Bilingual): void => terminal.err(`${say(terminal.display, text)}\n`);
  return openSessionAuth({
    users: users === null ? () => Promise.resolve([]) : watchedUsers(users),
    changeUsers: users === null ? null : (change) => changeUsers(users, change),
    passwordCost: standardCost,
    passwordChanged: ({ subject, name, role }) =>
      recordAudit({ audit, clock }, "installation", { subject, name, role }, passwordChanged(name)),
    store: logins,
    lifetimes: sessionLifetimes(process.env),
    signOn: signOn === null ? null : { settings: signOn, tell },
    now: Date.now,
  });
}

async function listen(server: Server, port: number | null, address: string): Promise<number> {
  try {
    return await listenOn(server, port ?? usualPort, address);
  } catch (error) {
    if (port !== null || codeOf(error) !== "EADDRINUSE") throw refusedPort(error, port ?? usualPort, address);
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
