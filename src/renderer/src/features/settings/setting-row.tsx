import type { ReactElement, ReactNode } from 'react';
import './setting-row.css';

interface Props {
  readonly label: string;
  readonly controlId: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** One setting: its name on the left, its control on the right. */
export function SettingRow({ label, controlId, text, children }: Props): ReactElement {
  return (
    <div className="setting-row">
      <div>
        <label htmlFor={controlId}>{label}</label>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children}
    </div>
  );
}
