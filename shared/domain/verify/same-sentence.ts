/**
 * What a stored sentence states, apart from its wording: its figures and what it quotes. A later version may word a finding
 * otherwise; it never means other figures or another name by that (docs/adr/0047-sentences-are-compared-by-what-they-state.md).
 */
export function statesTheSame(a: string, b: string): boolean {
  return factsOf(a) === factsOf(b);
}

/** Quoted texts whole, then every number outside of them, in an order that no wording changes. */
function factsOf(sentence: string): string {
  const quoted = sentence.match(/"[^"]*"/g) ?? [];
  const figures = sentence.replaceAll(/"[^"]*"/g, " ").match(/-?\d(?:[\d,.:-]*\d)?/g) ?? [];
  return JSON.stringify([quoted.toSorted(), figures.toSorted()]);
}
