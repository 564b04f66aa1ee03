/** What names an alert: at most one is open for each rule, scope and fund. */
export interface NamedAlert {
  readonly scope: NamedScope;
  readonly fund: string;
  readonly rule: string;
}

interface NamedScope {
  readonly level: string;
  readonly id: string;
}

export function alertName({ scope, fund, rule }: NamedAlert): string {
  return `${scopeName(scope)}#${fund}#${rule}`;
}

export function scopeName({ level, id }: NamedScope): string {
  return `${level}/${id}`;
}

/** SHA-256 in hex. */
export type Hash = (bytes: Uint8Array) => string;

/** 40 bits: enough for the alerts of some books. */
const idLength = 10;

/** How a program names one alert of some books, wherever it asks: in the API, on the page and by command. */
export function alertIdOf(alert: NamedAlert, hash: Hash): string {
  return hash(new TextEncoder().encode(alertName(alert))).slice(0, idLength);
}
