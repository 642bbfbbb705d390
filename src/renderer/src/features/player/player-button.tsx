import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from '../../language/language-context';
import { IconButton } from '../../ui/icon-button';

interface Props {
  readonly label: string;
  /** The key that does the same, as its tooltip shows it. */
  readonly keys: string;
  readonly icon: ReactNode;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly testId: string;
  readonly onClick: () => void;
}

/** A button that leaves the focus where it is when it is clicked, so that Space stays the film's. */
export function PlayerButton(props: Props): ReactElement {
  const { words } = useLanguage();
  const { label, keys, icon, isPressed, isDisabled = false, testId, onClick } = props;
  return (
    <IconButton
      label={label}
      title={words('player.shortcut', { label, keys })}
      icon={icon}
      testId={testId}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    />
  );
}
