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
  /** What the page's live region says, the latest last. */
  readonly said: readonly { readonly id: number; readonly text: string }[];
}

export interface ToastStore extends StoreApi<ToastView> {
  /** Shows a text for 5 seconds, or 10 with an action; returns its number. */
  readonly show: (text: string, action?: Toast['action']) => number;
  /** Shows a text that screen readers hear in other words. */
  readonly showUnsaid: (text: string) => void;
  readonly close: (id: number) => void;
  /** Says a text to screen readers without showing it. */
  readonly say: (text: string) => void;
}

const mostToasts = 3;
/** Enough for what is said at one moment; a person who goes there by hand finds no diary. */
const mostSaid = 3;

export function createToastStore(): ToastStore {
  const store = createStore<ToastView>(() => ({ toasts: [], said: [] }));
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const put = (text: string, action: Toast['action']): number => {
    const toast = { id: nextId(), text, action, lastsMs: action === null ? 5_000 : 10_000 };
    store.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-mostToasts) }));
    return toast.id;
  };
  const say = (text: string): void =>
    store.setState(({ said }) => ({ said: [...said, { id: nextId(), text }].slice(-mostSaid) }));
  return {
    ...store,
    say,
    show(text, action = null) {
      say(text);
      return put(text, action);
    },
    showUnsaid: (text) => void put(text, null),
    close(id) {
      store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
    },
  };
}
