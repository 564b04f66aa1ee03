/** A new password twice, and the own one of who changes an account. */
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";

export interface TypedPassword {
  readonly password: string;
  readonly again: string;
}

export const untypedPassword: TypedPassword = { password: "", again: "" };

interface NewProps {
  readonly typed: TypedPassword;
  readonly onChange: (typed: TypedPassword) => void;
}

export function NewPasswordFields({ typed, onChange }: NewProps) {
  const { say } = useLanguage();
  const differs = typed.again !== "" && typed.again !== typed.password;
  const field = (key: keyof TypedPassword, label: string) => (
    <label>
      {label}
      <input
        required
        type="password"
        maxLength={200}
        autoComplete="new-password"
        value={typed[key]}
        aria-invalid={key === "again" && differs}
        onChange={({ target }) => onChange({ ...typed, [key]: target.value })}
      />
    </label>
  );
  return (
    <>
      {field("password", say("새 비밀번호(10자 이상)", "New password (10 characters or more)"))}
      {field("again", say("새 비밀번호 한 번 더", "New password once more"))}
      {differs && (
        <p className="notice notice-problem wide" role="alert">
          {say("두 번 적은 새 비밀번호가 다릅니다.", "The two new passwords differ.")}
        </p>
      )}
    </>
  );
}

interface OwnProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whom an identity provider knows has none here, and is not asked. */
export function OwnPasswordField({ value, onChange }: OwnProps) {
  const { say } = useLanguage();
  const { me } = useSession();
  if (!me.hasPassword) return null;
  return (
    <label>
      {say("내 비밀번호 (확인)", "Your own password (to confirm)")}
      <input
        required
        type="password"
        maxLength={200}
        autoComplete="current-password"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
