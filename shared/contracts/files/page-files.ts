/** How the page's files are served, by whichever host: what each is, how long it is kept, what a browser may do with it. */

const mediaTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
};

/** What opens the page. */
export const firstFile = "index.html";

/** The page for anybody, and the name that it has in addresses. */
const storyFile = "story.html";
const storyName = "story";

/** The names under which a file of the page is served. */
export function servedNames(path: string): readonly string[] {
  return path === storyFile ? [storyFile, storyName] : [path];
}

/** Says to the page how one logs in here: `LoginWay` as JSON. */
export const loginFile = "login.json";

/** Null of a kind of file that the page has not: it is not served. */
export function mediaTypeOf(path: string): string | null {
  return mediaTypes[path.slice(path.lastIndexOf(".") + 1)] ?? null;
}

/** Built files bear a hash in their name; the others are asked for again. */
export function cachingOf(path: string): string {
  return path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

/**
 * Everything from the page's own host, and nothing inline.
 *
 * @param connects Origins beside it that the page may send requests to.
 */
export function pageHeaders(connects: readonly string[]) {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...connects].join(" "),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
  } as const;
}

/** Always a download, and never with a name that could end the header: RFC 6266 with RFC 8187's encoding. */
export function attachmentNamed(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
