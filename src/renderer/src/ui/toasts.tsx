import { X } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { Button } from './button';
import { IconButton } from './icon-button';
import './toasts.css';

export interface ToastContent {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
  readonly lastsMs: number;
}

interface Props {
  readonly toasts: readonly ToastContent[];
  /** What the stack of them is called, for those who go there by landmarks. */
  readonly label: string;
  readonly closeLabel: string;
  readonly onClose: (id: number) => void;
}

/** The stack of short messages. It announces nothing itself: the page has one live region. */
export function Toasts({ toasts, label, closeLabel, onClose }: Props): ReactElement {
  return (
    <section className="toasts" aria-label={label}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} closeLabel={closeLabel} onClose={onClose} />
      ))}
    </section>
  );
}

interface CardProps extends Omit<Props, 'toasts' | 'label'> {
  readonly toast: ToastContent;
}

function ToastCard({ toast, closeLabel, onClose }: CardProps): ReactElement {
  // Nobody should lose the chance to undo while pointing at it.
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onClose(toast.id), toast.lastsMs);
    return () => clearTimeout(timer);
  }, [isHeld, toast, onClose]);

  const { action } = toast;
  return (
    <div
      className="toast"
      data-testid="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{toast.text}</p>
      {action !== null && (
        <Button
          look="quiet"
          onClick={() => {
            action.run();
            onClose(toast.id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={closeLabel} icon={<X />} onClick={() => onClose(toast.id)} />
    </div>
  );
}
