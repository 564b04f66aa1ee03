/**
 * A login of its own elsewhere, by OAuth's code with PKCE. Tokens are held by this module alone: a page that is loaded
 * anew goes by way of the login, which knows the person for an hour and asks nothing.
 */
import * as oauth from "oauth4webapi";
import type { LoginWay } from "../../shared/contracts/api/api.ts";

export type OauthWay = Extract<LoginWay, { way: "oauth" }>;

/** What the login needs of the browser. */
export interface Browser {
  /** Of the page, with whatever a login brought back. */
  readonly address: string;
  readonly language: "ko" | "en";
  /** Survives the way to the login and back, in this window alone. */
  readonly storage: { take(): string | null; put(text: string): void };
  /** Puts another address into its bar. */
  readonly show: (address: string) => void;
  /** Leaves the page. */
  readonly go: (address: string) => void;
  readonly fetch: typeof fetch;
  /** Milliseconds that no change of the clock moves. */
  readonly elapsed: () => number;
}

export type Login =
  | { readonly kind: "leaving" }
  | { readonly kind: "refused" }
  | { readonly kind: "open"; readonly session: OauthSession };

export interface OauthSession {
  /** A token that is good for a minute at least; null when there is no more. */
  readonly token: () => Promise<string | null>;
  /** Ends it here and at the login. */
  readonly leave: () => Promise<void>;
}

/** Clocks of office computers may be minutes off. */
const clockToleranceSeconds = 300;
/** A question with its answer. */
const spareMilliseconds = 60_000;

/** Goes on with what a login brought back; without that it goes there. */
export async function openOauthLogin(way: OauthWay, browser: Browser): Promise<Login> {
  const address = new URL(browser.address);
  const { searchParams: brought } = address;
  const isBack = brought.has("state") && (brought.has("code") || brought.has("error"));
  if (!isBack) {
    await enterOauthLogin(way, browser);
    return { kind: "leaving" };
  }
  const begun = readBegun(browser.storage.take());
  // First of all: a code is used once, and nobody should keep it as a bookmark.
  browser.show(`${address.pathname}${begun?.search ?? ""}`);
  if (begun === null) return { kind: "refused" };
  try {
    return { kind: "open", session: await exchanged(way, browser, address, begun) };
  } catch (error) {
    if (isRejection(error)) return { kind: "refused" };
    throw error;
  }
}

export async function enterOauthLogin(
  { login, client }: OauthWay,
  { address, language, storage, go }: Browser,
): Promise<void> {
  const begun: Begun = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    search: new URL(address).search,
  };
  storage.put(JSON.stringify(begun));
  const parameters = new URLSearchParams({
    response_type: "code",
    client_id: client,
    redirect_uri: pageOf(address),
    scope: "openid",
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: "S256",
    lang: language,
  });
  go(`${login}/oauth2/authorize?${parameters}`);
}

/** What was begun before the page was left, to be held against what comes back. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where on the page somebody was. */
  readonly search: string;
}

function readBegun(text: string | null): Begun | null {
  const json: unknown = text === null ? null : JSON.parse(text);
  return isBegun(json) ? json : null;
}

function isBegun(json: unknown): json is Begun {
  return typeof json === "object" && json !== null && "state" in json && "verifier" in json;
}

async function exchanged(
  way: OauthWay,
  browser: Browser,
  address: URL,
  { state, nonce, verifier }: Begun,
): Promise<OauthSession> {
  const [server, client] = partiesOf(way);
  const back = oauth.validateAuthResponse(server, client, address, state);
  const page = pageOf(browser.address);
  const options = { [oauth.customFetch]: browser.fetch };
  const given = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    back,
    page,
    verifier,
    options,
  );
  const expected = { expectedNonce: nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, given, expected);
  return sessionOf(way, browser, tokens);
}

function sessionOf(way: OauthWay, browser: Browser, first: oauth.TokenEndpointResponse): OauthSession {
  const [server, client] = partiesOf(way);
  const options = { [oauth.customFetch]: browser.fetch };
  let held = heldOf(first, null, browser.elapsed());
  let renewing: Promise<Held | null> | null = null;

  async function renewed(refreshToken: string): Promise<Held | null> {
    try {
      const given = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options);
      const tokens = await oauth.processRefreshTokenResponse(server, client, given);
      return heldOf(tokens, refreshToken, browser.elapsed());
    } catch (error) {
      if (isRejection(error)) return null;
      throw error;
    }
  }

  return {
    token: async () => {
      if (held === null || browser.elapsed() < held.until) return held?.idToken ?? null;
      // Several views ask at once, and a refresh token is good for one use.
      renewing ??= renewed(held.refreshToken).finally(() => {
        renewing = null;
      });
      held = await renewing;
      return held?.idToken ?? null;
    },
    leave: async () => {
      const ended = held;
      held = null;
      if (ended !== null) {
        // Whoever wants to go is let go, also when the login cannot be told by now: the way there ends it as well.
        await oauth
          .revocationRequest(server, client, oauth.None(), ended.refreshToken, options)
          .catch(() => null);
      }
      const parameters = new URLSearchParams({ client_id: way.client, logout_uri: pageOf(browser.address) });
      browser.go(`${way.login}/logout?${parameters}`);
    },
  };
}

interface Held {
  readonly idToken: string;
  readonly refreshToken: string;
  /** Until when it is used, in the browser's `elapsed`. */
  readonly until: number;
}

/** Null of tokens that the API would not take. */
function heldOf(
  tokens: oauth.TokenEndpointResponse,
  refreshToken: string | null,
  elapsed: number,
): Held | null {
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  const kept = tokens.refresh_token ?? refreshToken;
  if (tokens.id_token === undefined || claims === undefined || kept === null) return null;
  const good = (claims.exp - claims.iat) * 1_000 - spareMilliseconds;
  return { idToken: tokens.id_token, refreshToken: kept, until: elapsed + good };
}

function partiesOf({ issuer, login, client }: OauthWay): [oauth.AuthorizationServer, oauth.Client] {
  const server = {
    issuer,
    token_endpoint: `${login}/oauth2/token`,
    revocation_endpoint: `${login}/oauth2/revoke`,
  };
  return [server, { client_id: client, [oauth.clockTolerance]: clockToleranceSeconds }];
}

/** The page without its place, as the login knows it. */
function pageOf(address: string): string {
  return new URL("./", address).href;
}

/** The login said no, or said something that was not meant for us. Anything else is a broken line. */
function isRejection(error: unknown): boolean {
  return (
    error instanceof oauth.ResponseBodyError ||
    error instanceof oauth.AuthorizationResponseError ||
    error instanceof oauth.OperationProcessingError
  );
}
