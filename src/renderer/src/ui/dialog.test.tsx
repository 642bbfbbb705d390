// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from './dialog';

beforeEach(() => {
  // jsdom has the element without its methods.
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
});
afterEach(cleanup);

function Opened({ onLeave }: { readonly onLeave: () => void }): ReactElement | null {
  const [isOpen, setOpen] = useState(true);
  if (!isOpen) return null;
  return (
    <Dialog title="Settings" closeLabel="Close" testId="sheet" onClose={() => setOpen(false)}>
      <input aria-label="field" onBlur={onLeave} />
    </Dialog>
  );
}

describe('a dialog', () => {
  it('lets a field know that it is left when a press beside the sheet closes it', () => {
    const onLeave = vi.fn();
    render(<Opened onLeave={onLeave} />);
    screen.getByLabelText('field').focus();
    fireEvent.mouseDown(screen.getByTestId('sheet'));
    expect(screen.queryByTestId('sheet')).toBeNull();
    expect(onLeave).toHaveBeenCalledOnce();
  });
});
