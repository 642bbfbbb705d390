import type { ComponentProps, ReactElement, ReactNode } from 'react';
import './button.css';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'children'> {
  /** Says what the button does, for the tooltip and for screen readers. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly testId?: string;
}

export function IconButton({ label, icon, testId, ...rest }: Props): ReactElement {
  return (
    <button
      {...rest}
      type="button"
      className="button button-quiet icon-button"
      aria-label={label}
      title={label}
      data-testid={testId}
    >
      {icon}
    </button>
  );
}
