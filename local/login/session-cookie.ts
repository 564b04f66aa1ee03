/**
 * The cookie of a session: no script reads it, no other site sends it. Behind TLS it is `Secure` and has the prefix with
 * which a browser takes it from this very host alone.
 */
const plainName = "monitor-session";
const secureName = `__Host-${plainName}`;

export function sessionCookie(id: string, seconds: number, isSecure: boolean): string {
  const name = isSecure ? secureName : plainName;
  const attributes = ["Path=/", "HttpOnly", "SameSite=Strict", ...(isSecure ? ["Secure"] : [])];
  return [`${name}=${id}`, ...attributes, `Max-Age=${seconds}`].join("; ");
}

/** What the cookie holds; empty of a request without one. One that came in the clear opens nothing behind TLS. */
export function cookieOf(header: string | undefined, isSecure: boolean): string {
  const name = isSecure ? secureName : plainName;
  const cookies = (header ?? "").split(";").map((each) => each.trim());
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}
