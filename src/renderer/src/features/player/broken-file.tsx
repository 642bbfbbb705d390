import { SquareArrowOutUpRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { Button } from '../../ui/button';

/** Said in the place of a picture that the window cannot draw. */
export function BrokenFile({ onOpen }: { readonly onOpen: () => void }): ReactElement {
  const { words } = useLanguage();
  return (
    <div className="player-broken" role="alert" data-testid="player-broken">
      <h3>{words('player.brokenTitle')}</h3>
      <p>{words('player.brokenText')}</p>
      <Button icon={<SquareArrowOutUpRight aria-hidden />} onClick={onOpen}>
        {words('action.open')}
      </Button>
    </div>
  );
}
