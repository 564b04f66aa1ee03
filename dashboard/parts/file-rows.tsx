/** The file that says something, and in which of its rows. Who may see uploads is led there. */
import { formatRows } from "../logic/format-figures.ts";
import { useLanguage } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";

interface FileRowsProps {
  readonly uploadId: string;
  readonly fileName: string | null;
  readonly rows: readonly number[];
  /** More than the rows, where those are only the first. */
  readonly rowCount: number;
  /** The last file that states the same again. */
  readonly confirmedBy?:
    (Pick<FileRowsProps, "uploadId" | "fileName" | "rows" | "rowCount"> & { readonly date: string }) | null;
}

export function FileRows({ uploadId, fileName, rows, rowCount, confirmedBy = null }: FileRowsProps) {
  const { say } = useLanguage();
  const { me } = useSession();
  const name = fileName ?? uploadId.slice(0, 12);
  return (
    <>
      {me.role === "finance" ? (
        <Link view="uploads" values={{ upload: uploadId }}>
          {name}
        </Link>
      ) : (
        name
      )}
      {rows.length > 0 && ` ${say(`${formatRows(rows)}행`, `rows ${formatRows(rows)}`)}`}
      {rowCount > rows.length &&
        say(` 외 ${rowCount - rows.length}행`, ` and ${rowCount - rows.length} more`)}
      {confirmedBy !== null && (
        <span className="small">
          {" "}
          {say(`· ${confirmedBy.date} 같은 금액: `, `· the same on ${confirmedBy.date}: `)}
          <FileRows {...confirmedBy} />
        </span>
      )}
    </>
  );
}
