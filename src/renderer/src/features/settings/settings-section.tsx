import { useId, type ReactElement, type ReactNode } from 'react';
import './settings-section.css';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingsSection({ id, title, children }: Props): ReactElement {
  const titleId = useId();
  return (
    <section id={id} className="settings-section" aria-labelledby={titleId}>
      <h3 id={titleId} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </section>
  );
}
