/** The token that says who asks. Where a cookie does, or nobody is asked, there is none. */

/** Null of somebody who has not logged in, or no longer is. */
export type TokenSource = () => Promise<string | null>;

let source: TokenSource = () => Promise.resolve(null);

export function askWithToken(of: TokenSource): void {
  source = of;
}

/** Headers of every question. */
export async function whoAsks(): Promise<Readonly<Record<string, string>>> {
  const token = await source();
  return token === null ? {} : { authorization: `Bearer ${token}` };
}
