/** What has consequences is asked first: what would follow, yes or no, and that it is at work. */
import { useLanguage } from "../context/language.tsx";
import { Working } from "./states.tsx";

interface YesOrNoProps {
  /** What it is about. */
  readonly name: string;
  /** What yes does. */
  readonly yes: string;
  readonly isBusy: boolean;
  readonly onYes: () => Promise<void>;
  readonly onNo: () => void;
  /** What would follow. */
  readonly children: string;
}

export function YesOrNo({ name, yes, isBusy, onYes, onNo, children }: YesOrNoProps) {
  const { say } = useLanguage();
  return (
    <div className="notice" role="alertdialog" aria-label={name}>
      <p>{children}</p>
      <div className="acts">
        <button type="button" className="primary" disabled={isBusy} onClick={() => void onYes()}>
          {yes}
        </button>
        <button type="button" disabled={isBusy} onClick={onNo}>
          {say("아니요", "No")}
        </button>
      </div>
      <Working isBusy={isBusy}>{say("적고 있습니다…", "It is being written…")}</Working>
    </div>
  );
}
