/** Stands for WeakMap in switched source: what was remembered under one mutant is never an answer under another. */
import { switches } from "./switches.ts";

export class ForgetfulWeakMap<Key extends WeakKey, Value> {
  #under = switches.activeMutant;
  #values = new WeakMap<Key, Value>();

  get(key: Key): Value | undefined {
    return this.#current().get(key);
  }

  has(key: Key): boolean {
    return this.#current().has(key);
  }

  set(key: Key, value: Value): this {
    this.#current().set(key, value);
    return this;
  }

  #current(): WeakMap<Key, Value> {
    if (this.#under !== switches.activeMutant) {
      this.#under = switches.activeMutant;
      this.#values = new WeakMap();
    }
    return this.#values;
  }
}
