import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { SettingsSection } from './settings-section';
import './settings-pages.css';

export interface SettingsPage {
  readonly id: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface Props {
  readonly label: string;
  readonly pages: readonly SettingsPage[];
}

/** All sections one below the other, so that a search by eye or by screen reader meets each; their names at the side lead there. */
export function SettingsPages({ label, pages }: Props): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  // The last sections cannot reach the top: what was asked for stays marked until somebody scrolls on.
  const landedAt = useRef<number | null>(null);
  const [current, setCurrent] = useState(pages[0]?.id);

  const follow = (): void => {
    const element = scroller.current;
    if (element === null || element.scrollTop === landedAt.current) return;
    landedAt.current = null;
    setCurrent(sectionInView(element) ?? pages[0]?.id);
  };
  const goTo = (id: string): void => {
    const section = document.getElementById(sectionId(id));
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector('h3')?.focus({ preventScroll: true });
    landedAt.current = scroller.current?.scrollTop ?? null;
    setCurrent(id);
  };

  return (
    <div className="settings-pages">
      <nav aria-label={label}>
        {pages.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            data-testid={`settings-go-${id}`}
            aria-current={id === current ? 'true' : undefined}
            onClick={() => goTo(id)}
          >
            {title}
          </button>
        ))}
      </nav>
      <div ref={scroller} className="settings-scroller" onScroll={follow}>
        {pages.map(({ id, title, content }) => (
          <SettingsSection key={id} id={sectionId(id)} title={title}>
            {content}
          </SettingsSection>
        ))}
      </div>
    </div>
  );
}

const sectionId = (id: string): string => `settings-${id}`;

/** The last section whose beginning is above the upper third. */
function sectionInView(scroller: HTMLElement): string | undefined {
  const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  const sections = [...scroller.querySelectorAll<HTMLElement>('section[id]')];
  const line = scroller.getBoundingClientRect().top + scroller.clientHeight / 3;
  const above = sections.filter((section) => section.getBoundingClientRect().top <= line);
  const found = isAtEnd ? sections.at(-1) : above.at(-1);
  return found?.id.replace(/^settings-/, '');
}
