/** What people read, in both languages of the product: a screen shows one of them. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}
