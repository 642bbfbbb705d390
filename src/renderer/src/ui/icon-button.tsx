import type { ComponentProps, ReactElement, ReactNode } from 'react';
import './button.css';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className' | 'children'> {
  /** Says what the button does, for screen readers, and for the tooltip unless `title` says more. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly testId?: string;
}

export function IconButton({ label, title = label, icon, testId, ...rest }: Props): ReactElement {
  return (
    <button
      {...rest}
      type="button"
      className="button button-quiet icon-button"
      aria-label={label}
      title={title}
      data-testid={testId}
    >
      {icon}
    </button>
  );
}
