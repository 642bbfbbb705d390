import type { ReactElement } from 'react';
import './progress-bar.css';

interface Props {
  /** From 0 to 1; null when nobody knows. */
  readonly fraction: number | null;
  readonly label: string;
  /** The progress in words. */
  readonly text: string;
}

export function ProgressBar({ fraction, label, text }: Props): ReactElement {
  const isKnown = fraction !== null;
  const share = isKnown ? Math.min(1, Math.max(0, fraction)) : 0;
  return (
    <div
      className={isKnown ? 'progress-bar' : 'progress-bar progress-bar-open'}
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={isKnown ? Math.round(share * 100) : undefined}
    >
      <div style={isKnown ? { transform: `scaleX(${share})` } : undefined} />
    </div>
  );
}
