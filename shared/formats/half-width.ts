/**
 * Text as it is compared and calculated with: full-width forms become ASCII, every kind of space becomes
 * one plain space. Full NFKC is not used on amounts, because it turns `①1,000` into `11,000` and `10²`
 * into `102`.
 */
const fullWidthOffset = 0xfee0;

export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (form) => String.fromCharCode(form.charCodeAt(0) - fullWidthOffset))
    .replaceAll("￦", "₩")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .replace(/[\s\u00a0\u3000]+/g, " ")
    .trim();
}
