import type { ReactElement, ReactNode } from 'react';
import './setting-row.css';

interface Props {
  readonly label: string;
  readonly controlId: string;
  readonly text?: string;
  /** What is wrong with the present entry; shown instead of the text. */
  readonly problem?: string | null;
  readonly children: ReactNode;
}

/** One setting: its name on the left, its control on the right. */
export function SettingRow({
  label,
  controlId,
  text,
  problem = null,
  children,
}: Props): ReactElement {
  return (
    <div className="setting-row">
      <div>
        <label htmlFor={controlId}>{label}</label>
        {problem === null && text !== undefined && <p id={`${controlId}-note`}>{text}</p>}
        {problem !== null && (
          <p
            id={`${controlId}-problem`}
            className="setting-row-problem"
            data-testid={`${controlId}-problem`}
            role="alert"
          >
            {problem}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
