/**
 * `〃`, `상동`, `"`, `↑`, `위와 같음` in a column of departments, accounts or wider projects say what the cell above says. As
 * names they would be a department of their own.
 */
import { plainText } from "../../domain/values/plain-text.ts";

const ditto =
  /^(?:["'“”″〃〝〞´`,,]{1,2}|[↑⇧⬆∥‖]|\(?(?:상동|동상|동일|위와같음|위와동일|상기동일|같음|이하동일)\)?)$/;
/** In the departments of a printed table a dash repeats as well; elsewhere it stands for nothing. */
const dash = /^[-–—─ㅡ]{1,2}$/;

export class DittoMarks {
  readonly #columns: readonly number[];
  readonly #dashed: readonly number[];
  readonly #above = new Map<number, string>();

  /**
   * @param columns the places, from 0, in which names are repeated by such marks.
   * @param dashed those of them in which a dash is such a mark, too.
   */
  constructor(columns: readonly number[], dashed: readonly number[]) {
    this.#columns = columns;
    this.#dashed = dashed;
  }

  /** Takes every row in turn. @returns the row with what its marks stand for; a mark below nothing is a blank. */
  filled(cells: readonly string[]): readonly string[] {
    let own: string[] | null = null;
    for (const at of this.#columns) {
      const cell = cells[at] ?? "";
      if (cell === "") continue;
      const text = plainText(cell).replaceAll(" ", "");
      const isDash = dash.test(text);
      if (!isDash && !ditto.test(text)) {
        this.#above.set(at, cell);
        continue;
      }
      own ??= [...cells];
      own[at] = isDash && !this.#dashed.includes(at) ? "" : (this.#above.get(at) ?? "");
    }
    return own ?? cells;
  }
}
