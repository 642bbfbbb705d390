import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { IconButton } from './icon-button';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly testId: string;
  /** Takes more room, and leaves scrolling to what is in it. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog for as long as it is rendered. The browser's own: it injects no styles, which the security policy would refuse. */
export function Dialog({
  title,
  closeLabel,
  testId,
  isWide = false,
  onClose,
  children,
}: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing, rather than only removing, gives the focus back to what had it.
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="dialog-sheet">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <IconButton label={closeLabel} icon={<X />} onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
      </div>
    </dialog>
  );
}
