import type { ReactElement } from 'react';
import './switch.css';

interface Props {
  readonly id: string;
  readonly testId: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ id, testId, isOn, onChange }: Props): ReactElement {
  return (
    <input
      id={id}
      data-testid={testId}
      className="switch"
      type="checkbox"
      role="switch"
      checked={isOn}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
