/**
 * The office's identity provider, asked by OpenID Connect's code with PKCE. Where its addresses are is read again every ten
 * minutes and its keys at each login, so that a rotated key is known at once.
 */
import * as oauth from "oauth4webapi";
import * as z from "zod";
import type { Claims } from "../../shared/contracts/api/principal-of-claims.ts";
import { isThisComputer, type SignOnSettings } from "./sign-on-settings.ts";

/** What is held against that which comes back. */
export interface BegunSignOn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** `clock`: the token's times are not those of this computer. `misconfigured`: the issuer does not take this client. */
export type SignOnFailure = "not-completed" | "clock" | "unreachable" | "misconfigured";

export type SignedOn =
  | { readonly kind: "claims"; readonly claims: Claims }
  | { readonly kind: "failed"; readonly code: SignOnFailure; readonly detail: string };

/** Clocks of offices may be minutes off. */
export const clockToleranceSeconds = 300;
const patienceMilliseconds = 10_000;
const keySet = z.object({ keys: z.array(z.object({ kty: z.string() })) });
const addressesKeptMilliseconds = 600_000;

export class Issuer {
  readonly #settings: SignOnSettings;
  readonly #now: () => number;
  #known: { readonly at: number; readonly server: oauth.AuthorizationServer } | null = null;

  /** @param now milliseconds since 1970. */
  constructor(settings: SignOnSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** @throws what `failureOf` explains. */
  async server(): Promise<oauth.AuthorizationServer> {
    const now = this.#now();
    if (this.#known !== null && now - this.#known.at < addressesKeptMilliseconds) return this.#known.server;
    const issuer = new URL(this.#settings.issuer);
    const answer = await oauth.discoveryRequest(issuer, { ...this.#options(), algorithm: "oidc" });
    const server = await oauth.processDiscoveryResponse(issuer, answer);
    this.#known = { at: now, server };
    return server;
  }

  /** Where a person logs in. @throws what `failureOf` explains. */
  async authorizeAddress({ state, nonce, verifier }: BegunSignOn, redirect: string): Promise<string> {
    const address = new URL((await this.server()).authorization_endpoint ?? "");
    const parameters = {
      response_type: "code",
      client_id: this.#settings.clientId,
      redirect_uri: redirect,
      scope: this.#settings.scope,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return address.href;
  }

  /** Where a session ends at the issuer, too; null of an issuer without such a place. @throws what `failureOf` explains. */
  async leaveAddress(page: string): Promise<string | null> {
    const { end_session_endpoint: end } = await this.server();
    if (end === undefined) return null;
    const address = new URL(end);
    address.searchParams.set("client_id", this.#settings.clientId);
    address.searchParams.set("post_logout_redirect_uri", page);
    return address.href;
  }

  /** For the doctor: how many keys it has, and how far its clock is ahead. @throws what `failureOf` explains. */
  async inspect(): Promise<{ readonly keys: number; readonly aheadSeconds: number | null }> {
    const { jwks_uri: address = "" } = await this.server();
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMilliseconds) });
    const { keys } = keySet.parse(await answer.json());
    const date = Date.parse(answer.headers.get("date") ?? "");
    return { keys: keys.length, aheadSeconds: Number.isNaN(date) ? null : (date - this.#now()) / 1_000 };
  }

  /** What the issuer says of who comes back with this address. */
  async claimsOf(back: URLSearchParams, begun: BegunSignOn, redirect: string): Promise<SignedOn> {
    try {
      return { kind: "claims", claims: await this.#exchange(back, begun, redirect) };
    } catch (error) {
      return { kind: "failed", ...failureOf(error) };
    }
  }

  async #exchange(back: URLSearchParams, begun: BegunSignOn, redirect: string): Promise<Claims> {
    // A copy knows no keys: they are fetched anew.
    const server = { ...(await this.server()) };
    const client = this.#client();
    const options = this.#options();
    const checked = oauth.validateAuthResponse(server, client, back, begun.state);
    const proof = proofOf(this.#settings.clientSecret, server);
    const { verifier } = begun;
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      proof,
      checked,
      redirect,
      verifier,
      options,
    );
    const expected = { expectedNonce: begun.nonce, requireIdToken: true };
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, expected);
    await oauth.validateApplicationLevelSignature(server, answer, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    if (claims === undefined) throw new Error("an answer without an ID token");
    // Some providers keep groups out of the token.
    if (server.userinfo_endpoint === undefined) return claims;
    const userInfo = await oauth.userInfoRequest(server, client, tokens.access_token, options);
    return { ...(await oauth.processUserInfoResponse(server, client, claims.sub, userInfo)), ...claims };
  }

  #client(): oauth.Client {
    return {
      client_id: this.#settings.clientId,
      [oauth.clockSkew]: Math.round((this.#now() - Date.now()) / 1_000),
      [oauth.clockTolerance]: clockToleranceSeconds,
    };
  }

  #options() {
    const isHere = isThisComputer(new URL(this.#settings.issuer).hostname);
    return {
      signal: () => AbortSignal.timeout(patienceMilliseconds),
      // Marked so that nobody uses it over a network: this is for an issuer on this very computer alone.
      // oxlint-disable-next-line typescript/no-deprecated -- There is no other way to speak to an issuer without TLS.
      [oauth.allowInsecureRequests]: isHere,
    };
  }
}

export function beginSignOn(): BegunSignOn {
  return {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
  };
}

/** In the body where the issuer takes it there: in the header, providers differ in how they read special signs. */
function proofOf(secret: string | null, server: oauth.AuthorizationServer): oauth.ClientAuth {
  if (secret === null) return oauth.None();
  const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  return ways.includes("client_secret_post")
    ? oauth.ClientSecretPost(secret)
    : oauth.ClientSecretBasic(secret);
}

const ofTheClient = ["invalid_client", "unauthorized_client", "invalid_scope"];
const ofTheIssuer = ["server_error", "temporarily_unavailable"];
const ofItsAnswers: readonly string[] = [
  oauth.PARSE_ERROR,
  oauth.RESPONSE_IS_NOT_JSON,
  oauth.RESPONSE_IS_NOT_CONFORM,
];

/** `detail` is for whoever runs the host: it names what did not fit, and holds no token. */
export function failureOf(error: unknown): { readonly code: SignOnFailure; readonly detail: string } {
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError) {
    const detail = [error.error, error.error_description ?? ""].join(" ").trim();
    const code = ofTheClient.includes(error.error)
      ? "misconfigured"
      : ofTheIssuer.includes(error.error)
        ? "unreachable"
        : "not-completed";
    return { code, detail };
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return { code: "misconfigured", detail: error.message };
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    const isClock = error.code === oauth.JWT_TIMESTAMP_CHECK;
    const isIssuer = ofItsAnswers.includes(error.code ?? "");
    return { code: isClock ? "clock" : isIssuer ? "unreachable" : "not-completed", detail: error.message };
  }
  // Everything else comes from the way there: no name, no connection, no certificate, no answer in time.
  return { code: "unreachable", detail: reasonOf(error) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
