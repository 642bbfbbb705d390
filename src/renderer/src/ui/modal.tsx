import { useLayoutEffect, useRef, type ComponentProps, type ReactElement } from 'react';

interface Props extends Omit<ComponentProps<'dialog'>, 'ref' | 'onCancel' | 'onClose'> {
  readonly testId: string;
  readonly onClose: () => void;
  /** Leaves the focus on the dialog itself rather than on its first button. */
  readonly hasOwnFocus?: boolean;
}

/** A modal dialog for as long as it is rendered. The browser's own: it keeps the focus inside, gives it back, and injects no styles, which the security policy would refuse. */
export function Modal({ testId, onClose, hasOwnFocus = false, ...rest }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    if (hasOwnFocus) element?.focus();
    // Closing, rather than only removing, gives the focus back to what had it.
    return () => element?.close();
  }, [hasOwnFocus]);

  return (
    <dialog
      {...rest}
      ref={dialog}
      tabIndex={-1}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    />
  );
}
