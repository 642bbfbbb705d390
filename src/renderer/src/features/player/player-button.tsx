import type { ReactElement, ReactNode } from 'react';
import type { CommandName } from '../../../../shared/commands';
import { withKeys } from '../../language/key-names';
import { useLanguage } from '../../language/language-context';
import { IconButton } from '../../ui/icon-button';

interface Props {
  readonly label: string;
  /** Whose key does the same, as its tooltip shows it. */
  readonly command: CommandName;
  readonly icon: ReactNode;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly testId: string;
  readonly onClick: () => void;
}

/** A button that leaves the focus where it is when it is clicked, so that Space stays the film's. */
export function PlayerButton(props: Props): ReactElement {
  const { words } = useLanguage();
  const { label, command, icon, isPressed, isDisabled = false, testId, onClick } = props;
  return (
    <IconButton
      label={label}
      title={withKeys(label, command, words)}
      icon={icon}
      testId={testId}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    />
  );
}
