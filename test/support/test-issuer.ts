/** An identity provider of OpenID Connect on a port of this computer, whose answers a test may spoil. */
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface TestIssuer {
  readonly issuer: string;
  /** What the next login says of who logs in. */
  claims: Readonly<Record<string, unknown>>;
  /** Said at the userinfo address alone; null: there is no such address. */
  userinfo: Readonly<Record<string, unknown>> | null;
  /** Whether the client's secret comes in the body and not in the header. */
  isSecretPosted: boolean;
  /** What it signs with from the next key on: `rsa` as Entra ID and AD FS do, and most others by default. */
  keys: "ec" | "rsa";
  /** What of the next tokens is not as it should be. */
  spoil: (token: IdToken) => IdToken;
  /** What came of a logout. */
  readonly left: string[];
  /** Another key is published from now on, beside the one before where `keepsOld` says so. */
  rotateKey(keepsOld?: boolean): void;
  /** Tokens are signed with the key before the last rotation. */
  signWithOld(): void;
  /** From now on tokens are signed by somebody else, in the name of the published key. */
  forge(): void;
  /** Where a person is led who logs in at `address`. */
  login(address: string): Promise<string>;
  close(): Promise<void>;
}

export type IdToken = Readonly<Record<string, unknown>>;

interface Grant {
  readonly challenge: string;
  readonly redirect: string;
  readonly token: IdToken;
}

export const testClient = { id: "budget-monitor", secret: "비밀 값: a secret/with+signs" };

interface SigningKey {
  readonly kid: string;
  readonly kind: TestIssuer["keys"];
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** @param now milliseconds since 1970. */
export async function openTestIssuer(now: () => number): Promise<TestIssuer> {
  const grants = new Map<string, Grant>();
  let key = newKey("ec");
  let signing = key;
  let old: SigningKey | null = null;
  let isOldPublished = false;

  const answers: Readonly<
    Record<string, (requested: URL, body: string, request: IncomingMessage) => Answer>
  > = {
    "/.well-known/openid-configuration": () => ok(metadata()),
    "/keys": () => ok({ keys: [key, ...(isOldPublished && old !== null ? [old] : [])].map(published) }),
    "/authorize": ({ searchParams: requested }) => authorize(requested),
    "/token": (_requested, body, request) => token(new URLSearchParams(body), request),
    "/userinfo": () => ok(issuer.userinfo),
    "/logout": (requested) => {
      issuer.left.push(requested.search);
      return ok({});
    },
  };
  const server = createServer((request, response) => void answerTo(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const own = `http://127.0.0.1:${at !== null && typeof at === "object" ? at.port : 0}`;
  const issuer: TestIssuer = {
    issuer: own,
    claims: { sub: "k-1", name: "김예산", groups: ["예산팀"] },
    userinfo: null,
    isSecretPosted: false,
    keys: "ec",
    spoil: (each) => each,
    left: [],
    rotateKey: (keepsOld = false) => {
      [old, isOldPublished] = [key, keepsOld];
      key = newKey(issuer.keys);
      signing = key;
    },
    signWithOld: () => {
      signing = old ?? key;
    },
    forge: () => {
      signing = { ...newKey(issuer.keys), kid: key.kid };
    },
    login: async (address) => (await fetch(address, { redirect: "manual" })).headers.get("location") ?? "",
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return issuer;

  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
    const requested = new URL(request.url ?? "/", own);
    const answer = answers[requested.pathname]?.(requested, Buffer.concat(chunks).toString(), request);
    const { status, headers, json } = answer ?? { status: 404, headers: {}, json: {} };
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(json));
  }

  function metadata() {
    return {
      issuer: own,
      authorization_endpoint: `${own}/authorize`,
      token_endpoint: `${own}/token`,
      jwks_uri: `${own}/keys`,
      end_session_endpoint: `${own}/logout`,
      ...(issuer.userinfo === null ? {} : { userinfo_endpoint: `${own}/userinfo` }),
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: [algorithms[issuer.keys]],
      code_challenge_methods_supported: ["S256"],
      ...(issuer.isSecretPosted ? { token_endpoint_auth_methods_supported: ["client_secret_post"] } : {}),
    };
  }

  function authorize(requested: URLSearchParams): Answer {
    const redirect = requested.get("redirect_uri") ?? "";
    const code = randomUUID();
    const seconds = Math.floor(now() / 1_000);
    grants.set(code, {
      redirect,
      challenge: requested.get("code_challenge") ?? "",
      token: issuer.spoil({
        iss: own,
        aud: requested.get("client_id"),
        iat: seconds,
        exp: seconds + 300,
        nonce: requested.get("nonce"),
        ...issuer.claims,
      }),
    });
    const back = new URL(redirect);
    back.search = new URLSearchParams({ code, state: requested.get("state") ?? "" }).toString();
    return { status: 302, headers: { location: back.href }, json: {} };
  }

  function token(requested: URLSearchParams, { headers }: IncomingMessage): Answer {
    const inHeader = Buffer.from((headers.authorization ?? "").slice("Basic ".length), "base64").toString();
    const given = issuer.isSecretPosted
      ? [requested.get("client_id"), requested.get("client_secret")]
      : inHeader.split(":").map(decoded);
    if (given[0] !== testClient.id || given[1] !== testClient.secret)
      return { status: 400, headers: {}, json: { error: "invalid_client" } };
    const code = requested.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const proof = createHash("sha256")
      .update(requested.get("code_verifier") ?? "")
      .digest("base64url");
    if (grant === undefined || grant.challenge !== proof || grant.redirect !== requested.get("redirect_uri"))
      return {
        status: 400,
        headers: {},
        json: { error: "invalid_grant", error_description: "code is used up" },
      };
    return ok({ access_token: randomUUID(), token_type: "Bearer", id_token: signed(grant.token, signing) });
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

function ok(json: unknown): Answer {
  return { status: 200, headers: {}, json };
}

const algorithms = { ec: "ES256", rsa: "RS256" } as const;

function newKey(kind: TestIssuer["keys"]): SigningKey {
  const pair =
    kind === "ec"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : generateKeyPairSync("rsa", { modulusLength: 2_048 });
  return { kid: randomUUID(), kind, ...pair };
}

function published({ kid, publicKey }: SigningKey): Record<string, unknown> {
  return { ...publicKey.export({ format: "jwk" }), kid, use: "sig" };
}

function signed(token: IdToken, { kid, kind, privateKey }: SigningKey): string {
  const head = [{ alg: algorithms[kind], kid }, token].map((each) =>
    Buffer.from(JSON.stringify(each)).toString("base64url"),
  );
  const text = head.join(".");
  const signature = sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

/** RFC 6749, appendix B. */
function decoded(text: string): string | null {
  return new URLSearchParams(`text=${text}`).get("text");
}
