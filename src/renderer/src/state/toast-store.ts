import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** The one thing that can be done about it, if any. */
  readonly action: { readonly label: string; readonly run: () => void } | null;
  readonly lastsMs: number;
}

export interface ToastView {
  /** At most the three latest. */
  readonly toasts: readonly Toast[];
  /** What the page's live region says. */
  readonly spoken: string;
}

export interface ToastStore extends StoreApi<ToastView> {
  /** Shows a text for 5 seconds, or 10 with an action; returns its number. */
  readonly show: (text: string, action?: Toast['action']) => number;
  readonly close: (id: number) => void;
  /** Says a text to screen readers without showing it. */
  readonly say: (text: string) => void;
}

const mostToasts = 3;

export function createToastStore(): ToastStore {
  const store = createStore<ToastView>(() => ({ toasts: [], spoken: '' }));
  let lastId = 0;
  return {
    ...store,
    show(text, action = null) {
      lastId += 1;
      const toast = { id: lastId, text, action, lastsMs: action === null ? 5_000 : 10_000 };
      store.setState(({ toasts }) => ({
        toasts: [...toasts, toast].slice(-mostToasts),
        spoken: text,
      }));
      return lastId;
    },
    close(id) {
      store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
    },
    say: (text) => store.setState({ spoken: text }),
  };
}
