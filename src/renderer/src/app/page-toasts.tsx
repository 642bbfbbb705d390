import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useLanguage } from '../language/language-context';
import { usePage } from '../state/page-context';
import { Toasts } from '../ui/toasts';

export function PageToasts(): ReactElement {
  const { words } = useLanguage();
  const { toasts } = usePage();
  const shown = useStore(toasts, (view) => view.toasts);
  return (
    <Toasts
      toasts={shown}
      label={words('toast.label')}
      closeLabel={words('toast.close')}
      onClose={toasts.close}
    />
  );
}
