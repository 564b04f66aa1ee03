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
