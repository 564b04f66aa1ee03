/**
 * What is calculated of a name alone, kept by the name: an office's files bring the same few thousand names every day, and
 * each is looked at several times for one file.
 */

/** The names of several offices; more come with the next ones. */
const mostNames = 20_000;
/** What is longer is prose, of which each line is looked at once. */
const longestName = 200;

/** @param calculate pure; what it returns is shared by all who ask. */
export function rememberedByName<Value>(calculate: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (name) => {
    if (name.length > longestName) return calculate(name);
    const before = known.get(name);
    if (before !== undefined) return before.value;
    if (known.size >= mostNames) known.clear();
    const value = calculate(name);
    known.set(name, { value });
    return value;
  };
}
