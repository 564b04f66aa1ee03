/** What the strokes of a picture mean. */
interface KeysProps {
  readonly lines: readonly (readonly [name: string, title: string])[];
  readonly note?: string;
}

export function Keys({ lines, note }: KeysProps) {
  return (
    <p className="legend small">
      {lines.map(([name, title]) => (
        <span key={name} className="nowrap">
          <svg width="30" height="10" aria-hidden="true">
            <line className={`line-${name}`} x1="1" x2="29" y1="5" y2="5" />
          </svg>
          {title}
        </span>
      ))}
      {note !== undefined && <span>{note}</span>}
    </p>
  );
}
