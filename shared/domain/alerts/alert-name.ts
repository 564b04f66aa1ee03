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

/** How many of its digits stand where a number is shown, if they tell it from the others. */
export const shownDigits = 5;
const least = 100_000_000_000_000n;
const hexDigitsOfNumber = 16;

/**
 * The number by which a person answers whatever is open of one scope, 15 digits of which the first ones are shown and typed. It is
 * made of names that never change, so no copy, restored backup or rebuilt home gives it another one.
 * @param scope as `scopeName` writes it.
 */
export function alertNumberOf(
  { office, fiscalYear }: { readonly office: string; readonly fiscalYear: number },
  scope: string,
  hash: Hash,
): string {
  const bytes = new TextEncoder().encode(`${office}/${fiscalYear}/${scope}`);
  // Never with a leading zero, which whoever writes it down would leave away.
  return `${least + (BigInt(`0x${hash(bytes).slice(0, hexDigitsOfNumber)}`) % (9n * least))}`;
}

/** How a program names one alert of some books, wherever it asks: in the API, on the page and by command. */
export function alertIdOf(alert: NamedAlert, hash: Hash): string {
  return hash(new TextEncoder().encode(alertName(alert))).slice(0, idLength);
}
