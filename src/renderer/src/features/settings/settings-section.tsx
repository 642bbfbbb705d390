import { useId, type ReactElement, type ReactNode } from 'react';
import './settings-section.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingsSection({ title, children }: Props): ReactElement {
  const titleId = useId();
  return (
    <section className="settings-section" aria-labelledby={titleId}>
      <h3 id={titleId}>{title}</h3>
      {children}
    </section>
  );
}
