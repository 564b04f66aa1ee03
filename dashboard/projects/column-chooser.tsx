/** Which columns the table has: kept for whoever chose them, and in the address for whoever gets it. */
import { useLanguage } from "../context/language.tsx";
import { FoldOut } from "../parts/fold-out.tsx";
import { type ProjectColumn, projectColumns, writtenColumns } from "../logic/columns/project-columns.ts";
import { columnLooks } from "./project-columns.tsx";

interface ColumnChooserProps {
  readonly columns: readonly ProjectColumn[];
  readonly choose: (written: string | null) => void;
}

export function ColumnChooser({ columns, choose }: ColumnChooserProps) {
  const { say, tell } = useLanguage();
  const set = (column: ProjectColumn, isShown: boolean): void => {
    const others = columns.filter((each) => each !== column);
    choose(writtenColumns(isShown ? [...others, column] : others));
  };
  return (
    <FoldOut title={say(`열 ${columns.length}개`, `${columns.length} columns`)}>
      <fieldset className="column-choices">
        <legend>{say("보일 열", "Columns to show")}</legend>
        {projectColumns.map((column) => {
          const isShown = columns.includes(column);
          return (
            <label key={column} className="check">
              <input
                type="checkbox"
                checked={isShown}
                // The last one stays.
                disabled={isShown && columns.length === 1}
                onChange={({ target }) => set(column, target.checked)}
              />
              {tell(columnLooks[column].title)}
            </label>
          );
        })}
      </fieldset>
      <p className="small">
        {say(
          "고른 열은 이 브라우저가 기억하고 주소에도 적힙니다.",
          "This browser remembers them, and the address has them.",
        )}
      </p>
      {writtenColumns(columns) !== null && (
        <button type="button" onClick={() => choose(null)}>
          {say("처음 열로", "The usual columns")}
        </button>
      )}
    </FoldOut>
  );
}
