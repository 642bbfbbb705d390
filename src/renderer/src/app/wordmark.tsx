import type { ReactElement } from 'react';
import { useLanguage } from '../language/language-context';

export function Wordmark(): ReactElement {
  const { words } = useLanguage();
  return (
    <h1 className="wordmark">
      <svg viewBox="0 0 20 20" aria-hidden>
        <rect className="wordmark-ground" width="20" height="20" rx="5.5" />
        <path className="wordmark-sign" d="M10 4.75v6.5M7 8.5l3 3 3-3M6 14.75h8" />
      </svg>
      {words('page.product')}
    </h1>
  );
}
