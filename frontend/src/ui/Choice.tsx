import { type ReactNode, useId } from "react";

export type Option<V extends string> = { value: V; label: ReactNode; note?: string; disabled?: boolean };

type FieldProps = {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  children: (labelId: string) => ReactNode;
};

/** Label, hint and error around a control of our own. */
export function FieldFrame({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div>
      <span className="r-field-label" id={id}>
        {label}
      </span>
      {hint && <div className="r-field-hint">{hint}</div>}
      {children(id)}
      {error && (
        <div className="r-field-error" role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

type Shared<V extends string> = {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  options: readonly Option<V>[];
  large?: boolean;
};
type OneProps<V extends string> = Shared<V> & { value: V | null; onChange: (value: V) => void };
type ManyProps<V extends string> = Shared<V> & { value: readonly V[]; onChange: (value: V[]) => void };

/** Chips of which one is chosen. */
export function BigChoice<V extends string>({ options, value, onChange, large, ...frame }: OneProps<V>) {
  return (
    <FieldFrame {...frame}>
      {(labelId) => (
        <div
          className="r-choices"
          role="radiogroup"
          aria-labelledby={labelId}
          data-large={large || undefined}
        >
          {options.map((option) => (
            <Chip
              key={option.value}
              role="radio"
              option={option}
              on={option.value === value}
              tap={onChange}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

/** Chips of which any number is chosen. */
export function BigChoices<V extends string>({ options, value, onChange, large, ...frame }: ManyProps<V>) {
  const flip = (one: V) => onChange(value.includes(one) ? value.filter((v) => v !== one) : [...value, one]);
  return (
    <FieldFrame {...frame}>
      {(labelId) => (
        <div className="r-choices" role="group" aria-labelledby={labelId} data-large={large || undefined}>
          {options.map((option) => (
            <Chip
              key={option.value}
              role="checkbox"
              option={option}
              on={value.includes(option.value)}
              tap={flip}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

type ChipProps<V extends string> = {
  role: "radio" | "checkbox";
  option: Option<V>;
  on: boolean;
  tap: (value: V) => void;
};

function Chip<V extends string>({ role, option, on, tap }: ChipProps<V>) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: radio and checkbox both take aria-checked
    <button
      type="button"
      className="r-choice"
      role={role}
      aria-checked={on}
      disabled={option.disabled}
      onClick={() => tap(option.value)}
    >
      <span>
        {option.label}
        {option.note && <small>{option.note}</small>}
      </span>
    </button>
  );
}
