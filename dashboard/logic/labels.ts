/** A sentence or a name in both languages of the page. */
export interface Labels {
  readonly ko: string;
  readonly en: string;
}
