import { X } from 'lucide-react';
import { useId, type ReactElement, type ReactNode } from 'react';
import { IconButton } from './icon-button';
import { Modal } from './modal';
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

/** A sheet with a title and a button that closes it, above everything else. */
export function Dialog({
  title,
  closeLabel,
  testId,
  isWide = false,
  onClose,
  children,
}: Props): ReactElement {
  const titleId = useId();
  return (
    <Modal
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      testId={testId}
      onClose={onClose}
      onMouseDown={(event) => {
        if (event.target !== event.currentTarget) return;
        // What is typed there is saved as the field is left, which closing would not tell it.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        onClose();
      }}
    >
      <div className="dialog-sheet">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <IconButton label={closeLabel} icon={<X />} onClick={onClose} />
        </div>
        <div className="dialog-body">{children}</div>
      </div>
    </Modal>
  );
}
