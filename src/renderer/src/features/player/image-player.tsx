import { useState, type ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { BrokenFile } from './broken-file';

interface Props {
  readonly src: string;
  readonly name: string;
  readonly onOpen: () => void;
}

/** An image as large as there is room, never larger than it is. */
export function ImagePlayer({ src, name, onOpen }: Props): ReactElement {
  const { words } = useLanguage();
  const [isBroken, setBroken] = useState(false);
  return (
    <div className="player-stage">
      {isBroken ? (
        <BrokenFile onOpen={onOpen} />
      ) : (
        <img
          src={src}
          alt={words('player.image', { name })}
          data-testid="player-image"
          draggable={false}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  );
}
