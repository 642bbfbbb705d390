import { ChevronsUpDown } from 'lucide-react';
import type { ReactElement } from 'react';
import './select.css';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface Props<T extends string> {
  readonly id: string;
  readonly testId: string;
  /** Its name where no label element stands beside it. */
  readonly label?: string;
  readonly value: T;
  readonly options: readonly SelectOption<T>[];
  readonly onChange: (value: T) => void;
}

export function Select<T extends string>({
  id,
  testId,
  label,
  value,
  options,
  onChange,
}: Props<T>): ReactElement {
  return (
    <span className="select">
      <select
        id={id}
        data-testid={testId}
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden />
    </span>
  );
}
