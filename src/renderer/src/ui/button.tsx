import type { ComponentProps, ReactElement, ReactNode } from 'react';
import './button.css';

interface Props extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
  readonly testId?: string;
}

export function Button({ look = 'plain', icon, testId, children, ...rest }: Props): ReactElement {
  return (
    <button {...rest} type="button" className={`button button-${look}`} data-testid={testId}>
      {icon}
      {children !== undefined && <span className="button-label">{children}</span>}
    </button>
  );
}
