/** What is made of a model is made once: it goes when the model goes. */
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { BooksModel } from "./books-model.ts";

/** So many of one kind for one model: filters and sorts are many, and each list takes room. */
const maxMade = 32;

/** Remembers, for each model, what was made of it under a name that says everything else that it is made of. */
export function remembered<Value>(): (model: BooksModel, name: string, make: () => Value) => Value {
  const kept = new WeakMap<BooksModel, Map<string, Value>>();
  return (model, name, make) => {
    const made = kept.get(model) ?? new Map<string, Value>();
    kept.set(model, made);
    const before = made.get(name);
    if (before !== undefined) return before;
    const value = make();
    const [oldest] = made.keys();
    if (made.size >= maxMade && oldest !== undefined) made.delete(oldest);
    made.set(name, value);
    return value;
  };
}

/** What tells apart who sees what. */
export function visibility({ role, departments }: Principal): string {
  return role === "manager" ? JSON.stringify(departments) : role;
}
