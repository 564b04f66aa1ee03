/** The page's way to a login of its own and back, against a login that answers as OAuth's rules say. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  type Browser,
  enterOauthLogin,
  type Login,
  type OauthSession,
  openOauthLogin,
} from "../../dashboard/auth/oauth-login.ts";

const way = {
  way: "oauth",
  issuer: "https://issuer.example/pool",
  login: "https://login.example",
  client: "page",
} as const;
const page = "https://budget.example/";
const hour = 3_600;

interface Sent {
  readonly path: string;
  readonly form: Record<string, string>;
}

/** A login that gives one token after the other, and a window that only notes what it is told. */
class Fixture {
  readonly sent: Sent[] = [];
  readonly gone: string[] = [];
  readonly shown: string[] = [];
  stored: string | null = null;
  elapsed = 0;
  isDown = false;
  refuses = false;
  /** How far the computer's clock is behind, in seconds. */
  clockOff = 0;
  #given = 0;

  browser(address: string): Browser {
    return {
      address,
      language: "ko",
      storage: {
        take: () => {
          const text = this.stored;
          this.stored = null;
          return text;
        },
        put: (text) => {
          this.stored = text;
        },
      },
      show: (to) => this.shown.push(to),
      go: (to) => this.gone.push(to),
      fetch: (requested, init) => this.#answer(new URL(new Request(requested).url), init?.body),
      elapsed: () => this.elapsed,
    };
  }

  /** Where the page last went. */
  get asked(): URLSearchParams {
    return new URL(this.gone.at(-1) ?? "").searchParams;
  }

  /** What the page keeps to itself on the way. */
  get verifier(): string {
    return /"verifier":"([^"]+)"/.exec(this.stored ?? "")?.[1] ?? "";
  }

  #answer(url: URL, body: unknown): Promise<Response> {
    if (this.isDown) return Promise.reject(new TypeError("no way there"));
    this.sent.push({ path: url.pathname, form: Object.fromEntries(new URLSearchParams(String(body))) });
    if (this.refuses) return Promise.resolve(Response.json({ error: "invalid_grant" }, { status: 400 }));
    if (url.pathname === "/oauth2/revoke") return Promise.resolve(new Response(null));
    this.#given += 1;
    return Promise.resolve(
      Response.json({
        access_token: "access",
        id_token: this.#idToken(),
        refresh_token: `refresh-${this.#given}`,
        token_type: "Bearer",
        expires_in: hour,
      }),
    );
  }

  #idToken(): string {
    const iat = Math.floor(Date.now() / 1_000) + this.clockOff;
    const claims = { iss: way.issuer, aud: "page", sub: `person-${this.#given}`, iat, exp: iat + hour };
    const nonce = this.#given === 1 ? { nonce: this.asked.get("nonce") } : {};
    const parts = [{ alg: "RS256" }, { ...claims, ...nonce }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    return [...parts, "signature"].join(".");
  }
}

function subjectOf(token: string | null): unknown {
  const claims: unknown = JSON.parse(Buffer.from(token?.split(".")[1] ?? "", "base64url").toString());
  return typeof claims === "object" && claims !== null && "sub" in claims ? claims.sub : null;
}

/** Leaves for the login from somewhere on the page, and comes back with a code. */
async function loggedIn(fixture: Fixture): Promise<OauthSession> {
  const login = await comeBack(fixture, (state) => ({ code: "c0de", state }));
  if (login.kind !== "open") throw new Error(`The login is ${login.kind}.`);
  return login.session;
}

async function comeBack(
  fixture: Fixture,
  brought: (state: string) => Record<string, string>,
): Promise<Login> {
  await openOauthLogin(way, fixture.browser(`${page}?office=1129000&view=projects`));
  const back = new URLSearchParams(brought(fixture.asked.get("state") ?? ""));
  return openOauthLogin(way, fixture.browser(`${page}?${back}`));
}

describe("the way to the login", () => {
  test("is taken at once by a page that holds no token, in its language", async () => {
    const fixture = new Fixture();
    expect(await openOauthLogin(way, fixture.browser(page))).toEqual({ kind: "leaving" });
    expect(fixture.gone[0]).toMatch(/^https:\/\/login\.example\/oauth2\/authorize\?/);
    expect(Object.fromEntries(fixture.asked)).toMatchObject({
      response_type: "code",
      client_id: "page",
      redirect_uri: page,
      scope: "openid",
      code_challenge_method: "S256",
      lang: "ko",
    });
    expect(fixture.sent).toEqual([]);
  });

  test("bears a secret's hash alone, and another one each time", async () => {
    const fixture = new Fixture();
    await enterOauthLogin(way, fixture.browser(page));
    const [first, secret] = [fixture.asked, fixture.verifier];
    expect(first.get("code_challenge")).toBe(createHash("sha256").update(secret).digest("base64url"));
    expect(fixture.gone[0]).not.toContain(secret);
    await enterOauthLogin(way, fixture.browser(page));
    for (const name of ["state", "nonce", "code_challenge"])
      expect(fixture.asked.get(name)).not.toBe(first.get(name));
  });
});

describe("the way back", () => {
  test("leads to where somebody was, and leaves neither code nor secret behind", async () => {
    const fixture = new Fixture();
    const session = await loggedIn(fixture);
    expect(fixture.shown).toEqual(["/?office=1129000&view=projects"]);
    expect(fixture.stored).toBeNull();
    expect(fixture.sent).toMatchObject([
      { path: "/oauth2/token", form: { grant_type: "authorization_code", code: "c0de", redirect_uri: page } },
    ]);
    expect(subjectOf(await session.token())).toBe("person-1");
  });

  test.each([-240, 240])("is found by a computer whose clock is %i seconds off", async (seconds) => {
    const fixture = new Fixture();
    fixture.clockOff = seconds;
    expect(subjectOf(await (await loggedIn(fixture)).token())).toBe("person-1");
  });

  test.each([
    ["a code that was not asked for", () => ({ code: "c0de", state: "another" })],
    ["a refusal", (state: string) => ({ error: "access_denied", state })],
  ])("with %s opens nothing, and asks nobody", async (_case, brought) => {
    const fixture = new Fixture();
    expect(await comeBack(fixture, brought)).toEqual({ kind: "refused" });
    expect(fixture.sent).toEqual([]);
  });

  test("without having left opens nothing: a link may bear a stranger's code", async () => {
    const fixture = new Fixture();
    const login = await openOauthLogin(way, fixture.browser(`${page}?code=c0de&state=made-up`));
    expect([login, fixture.sent, fixture.shown]).toEqual([{ kind: "refused" }, [], ["/"]]);
  });

  test("with a code that is no longer good opens nothing", async () => {
    const fixture = new Fixture();
    fixture.refuses = true;
    expect(await comeBack(fixture, (state) => ({ code: "old", state }))).toEqual({ kind: "refused" });
  });

  test("is told from a line that is down", async () => {
    const fixture = new Fixture();
    fixture.isDown = true;
    await expect(comeBack(fixture, (state) => ({ code: "c0de", state }))).rejects.toThrow("no way there");
  });
});

describe("a token", () => {
  test("is renewed a minute before its end, once for all who ask", async () => {
    const fixture = new Fixture();
    const session = await loggedIn(fixture);
    fixture.elapsed = (hour - 61) * 1_000;
    expect(subjectOf(await session.token())).toBe("person-1");
    fixture.elapsed = (hour - 60) * 1_000;
    const tokens = await Promise.all([session.token(), session.token(), session.token()]);
    expect(new Set(tokens.map(subjectOf))).toEqual(new Set(["person-2"]));
    expect(fixture.sent.slice(1)).toMatchObject([
      { form: { grant_type: "refresh_token", refresh_token: "refresh-1" } },
    ]);
  });

  test("is renewed with what the login gave last", async () => {
    const fixture = new Fixture();
    const session = await loggedIn(fixture);
    for (const turn of [1, 2]) {
      fixture.elapsed = turn * hour * 1_000;
      await session.token();
    }
    expect(fixture.sent.at(-1)?.form["refresh_token"]).toBe("refresh-2");
  });

  test("there is none when the login does not renew it", async () => {
    const fixture = new Fixture();
    const session = await loggedIn(fixture);
    fixture.elapsed = hour * 1_000;
    fixture.refuses = true;
    expect(await session.token()).toBeNull();
    expect(await session.token()).toBeNull();
    expect(fixture.sent).toHaveLength(2);
  });

  test("is asked for again when the line was down", async () => {
    const fixture = new Fixture();
    const session = await loggedIn(fixture);
    fixture.elapsed = hour * 1_000;
    fixture.isDown = true;
    await expect(session.token()).rejects.toThrow("no way there");
    fixture.isDown = false;
    expect(subjectOf(await session.token())).toBe("person-2");
  });
});

describe("who goes", () => {
  test("takes back the refresh token, and ends the login's own session", async () => {
    const fixture = new Fixture();
    const session = await loggedIn(fixture);
    await session.leave();
    expect(fixture.sent.at(-1)).toMatchObject({ path: "/oauth2/revoke", form: { token: "refresh-1" } });
    expect(fixture.gone.at(-1)).toBe(
      `https://login.example/logout?client_id=page&logout_uri=${encodeURIComponent(page)}`,
    );
    expect(await session.token()).toBeNull();
  });

  test("is let go although the login does not answer", async () => {
    const fixture = new Fixture();
    const session = await loggedIn(fixture);
    fixture.isDown = true;
    await session.leave();
    expect(fixture.gone.at(-1)).toContain("/logout?");
  });
});
