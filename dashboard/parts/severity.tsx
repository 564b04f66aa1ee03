/** How grave an alert is: a shape, a word and a colour. */
import type { ApiAlert } from "../../shared/contracts/api/api.ts";
import { useLanguage, type Labels } from "../context/language.tsx";

type Severity = ApiAlert["severity"];

export const severities: readonly Severity[] = ["critical", "warning", "notice"];

/** The names that letters use. */
export const severityNames: Readonly<Record<Severity, Labels>> = {
  critical: { ko: "심각", en: "Critical" },
  warning: { ko: "주의", en: "Warning" },
  notice: { ko: "관심", en: "Notice" },
};

const shapes: Readonly<Record<Severity, string>> = {
  critical: "M8 1 15 8 8 15 1 8Z",
  warning: "M8 2 15 14H1Z",
  notice: "M8 3a5 5 0 1 0 .01 0Z",
};

interface SeverityTagProps {
  readonly severity: Severity;
  readonly count?: number;
  /** The shape alone is seen, where there is no room for its word. */
  readonly isShort?: boolean;
}

export function SeverityTag({ severity, count, isShort = false }: SeverityTagProps) {
  const { tell } = useLanguage();
  return (
    <span className={`tag tag-${severity}`}>
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[severity]} fill="currentColor" />
      </svg>
      <span className={isShort ? "unseen" : undefined}>{tell(severityNames[severity])}</span>
      {count !== undefined && ` ${count}`}
    </span>
  );
}

interface SeverityCountsProps {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly isShort?: boolean;
}

export function SeverityCounts({ counts, isShort = false }: SeverityCountsProps) {
  const { say } = useLanguage();
  const stated = severities.filter((severity) => counts[severity] > 0);
  if (stated.length === 0) return <span className="small">{say("없음", "none")}</span>;
  return (
    <span className="tags">
      {stated.map((severity) => (
        <SeverityTag key={severity} severity={severity} count={counts[severity]} isShort={isShort} />
      ))}
    </span>
  );
}
