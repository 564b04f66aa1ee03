/**
 * The two cookies of a login: no script reads them. Behind TLS they are `Secure` and have the prefix with which a browser
 * takes them from this very host alone.
 */
const plainNames = { session: "monitor-session", signOn: "monitor-sign-on" } as const;
type CookieOf = keyof typeof plainNames;

/** No other site sends it along. */
export function sessionCookie(id: string, seconds: number, isSecure: boolean): string {
  return cookie("session", id, "Strict", seconds, isSecure);
}

/** Of a login that has begun: it comes back from the issuer, which is another site. */
export function signOnCookie(begun: string, seconds: number, isSecure: boolean): string {
  return cookie("signOn", begun, "Lax", seconds, isSecure);
}

function cookie(
  of: CookieOf,
  value: string,
  sameSite: "Strict" | "Lax",
  seconds: number,
  isSecure: boolean,
): string {
  const attributes = ["Path=/", "HttpOnly", `SameSite=${sameSite}`, ...(isSecure ? ["Secure"] : [])];
  return [`${nameOf(of, isSecure)}=${value}`, ...attributes, `Max-Age=${seconds}`].join("; ");
}

/** What the cookie holds; empty of a request without one. One that came in the clear opens nothing behind TLS. */
export function cookieOf(header: string | undefined, of: CookieOf, isSecure: boolean): string {
  const name = nameOf(of, isSecure);
  const cookies = (header ?? "").split(";").map((each) => each.trim());
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

function nameOf(of: CookieOf, isSecure: boolean): string {
  return isSecure ? `__Host-${plainNames[of]}` : plainNames[of];
}
