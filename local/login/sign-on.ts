/**
 * The way to the office's single sign-on and back. What was begun lies in a cookie of ten minutes, which is taken away with
 * the first return: a page of another site finishes no login, and none is finished twice.
 */
import * as z from "zod";
import { type ClaimProblem, principalOfClaims } from "../../shared/contracts/api/principal-of-claims.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { beginSignOn, failureOf, Issuer, type SignOnFailure } from "./issuer.ts";
import type { LoginLimits } from "./login-limits.ts";
import type { Origin } from "./login-settings.ts";
import { cookieOf, signOnCookie } from "./session-cookie.ts";
import type { SessionOwner } from "./sessions.ts";
import type { SignOnSettings } from "./sign-on-settings.ts";

export const signOnPaths = { begin: "/sign-on", back: "/sign-on/back", leave: "/sign-on/leave" } as const;

export interface SignOnOptions {
  readonly settings: SignOnSettings;
  readonly limits: LoginLimits;
  /** Begins a session. @returns its cookie. */
  readonly enter: (owner: SessionOwner, origin: Origin) => Promise<string>;
  /** For whoever runs the host: why somebody did not come in. */
  readonly tell: (text: Bilingual) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface SignOnRequest {
  readonly path: string;
  readonly query: string;
  readonly cookie: string | undefined;
}

/** Where the browser is led next, and with which cookies. */
export interface SignOnStep {
  readonly address: string;
  readonly cookies: readonly string[];
}

/** Null of what is no address of the single sign-on. */
export type SignOn = (request: SignOnRequest, origin: Origin) => Promise<SignOnStep | null>;

/** As the page is told, which has a sentence for each. */
export type SignOnProblem = SignOnFailure | ClaimProblem | "throttled";

const begunSeconds = 600;
const begunCookie = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  verifier: z.string().min(1),
  search: z.string(),
});

/** Of a page's address; a longer one is forgotten. */
const longestSearch = 1_000;

export function signOnOf({ settings, limits, enter, tell, now }: SignOnOptions): SignOn {
  const issuer = new Issuer(settings, now);
  const redirect = new URL(signOnPaths.back.slice(1), settings.page).href;

  async function begin({ query }: SignOnRequest, { isSecure }: Origin): Promise<SignOnStep> {
    const begun = beginSignOn();
    try {
      const address = await issuer.authorizeAddress(begun, redirect);
      const kept = { ...begun, search: searchOf(new URLSearchParams(query).get("to") ?? "") };
      return { address, cookies: [signOnCookie(packed(kept), begunSeconds, isSecure)] };
    } catch (error) {
      const { code, detail } = failureOf(error);
      return refused(code, detail, isSecure);
    }
  }

  async function back({ query, cookie }: SignOnRequest, origin: Origin): Promise<SignOnStep> {
    const { isSecure, address } = origin;
    const begun = unpacked(cookieOf(cookie, "signOn", isSecure));
    if (begun === null) return refused("not-completed", "no login was begun in this browser", isSecure);
    const attempt = await limits.take(null, address, now());
    if (attempt.kind === "refused") return refused("throttled", address, isSecure);
    const signedOn = await issuer.claimsOf(new URLSearchParams(query), begun, redirect);
    if (signedOn.kind === "failed") return refused(signedOn.code, signedOn.detail, isSecure);
    await attempt.succeed();
    const claimed = principalOfClaims(signedOn.claims, settings.claims);
    if (claimed.kind === "refused")
      return refused(
        claimed.code,
        `${settings.claims.groups}: ${claimed.groups.join(", ") || "–"}`,
        isSecure,
      );
    const subject = `oidc:${new URL(settings.issuer).host}:${claimed.principal.subject}`;
    const principal = { ...claimed.principal, subject, departments: [...claimed.principal.departments] };
    const session = await enter({ account: subject, stamp: settings.stamp, principal }, origin);
    return { address: pageWith(begun.search), cookies: [session, signOnCookie("", 0, isSecure)] };
  }

  async function leave({ isSecure }: Origin): Promise<SignOnStep> {
    try {
      const address = await issuer.leaveAddress(settings.page);
      return { address: address ?? settings.page, cookies: [] };
    } catch (error) {
      const { code, detail } = failureOf(error);
      return refused(code, detail, isSecure);
    }
  }

  function refused(code: SignOnProblem, detail: string, isSecure: boolean): SignOnStep {
    tell({ ko: `통합로그인 실패(${code}): ${detail}`, en: `Single sign-on failed (${code}): ${detail}` });
    return { address: pageWith(`?sign-on=${code}`), cookies: [signOnCookie("", 0, isSecure)] };
  }

  function pageWith(search: string): string {
    const address = new URL(settings.page);
    address.search = search;
    return address.href;
  }

  return async (request, origin) => {
    switch (request.path) {
      case signOnPaths.begin:
        return begin(request, origin);
      case signOnPaths.back:
        return back(request, origin);
      case signOnPaths.leave:
        return leave(origin);
      default:
        return null;
    }
  };
}

function searchOf(text: string): string {
  const params = new URLSearchParams(text.length > longestSearch ? "" : text);
  params.delete("sign-on");
  return params.toString();
}

function packed(begun: z.infer<typeof begunCookie>): string {
  return Buffer.from(JSON.stringify(begun)).toString("base64url");
}

function unpacked(text: string): z.infer<typeof begunCookie> | null {
  try {
    return begunCookie.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
