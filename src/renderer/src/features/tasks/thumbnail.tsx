import { useEffect, useState, type ReactElement } from 'react';
import { mediaUrl } from '../../../../shared/media-url';
import type { SavedFile } from '../../../../shared/task';
import { usePage } from '../../state/page-context';
import './thumbnail.css';

interface Props {
  readonly taskId: string;
  readonly file: SavedFile;
}

/** The small picture of a task's first result, made when it is first wanted; nothing where there is none. */
export function Thumbnail({ taskId, file }: Props): ReactElement | null {
  const { thumbnails } = usePage();
  const [state, setState] = useState<'asked' | 'missing' | 'made' | 'none'>('asked');
  const { sha256, mime } = file;
  const isImage = mime.startsWith('image/');

  useEffect(() => {
    if (state !== 'missing') return;
    return thumbnails.want({
      ...{ taskId, index: 0, sha256, isImage },
      onEnd: (isMade) => setState(isMade ? 'made' : 'none'),
    });
  }, [state, thumbnails, taskId, sha256, isImage]);

  if (state === 'missing' || state === 'none') return null;
  // Another address once it is made: the browser remembers that the first was not there.
  const version = state === 'made' ? 'made' : sha256.slice(0, 8);
  return (
    <img
      className="thumbnail"
      data-testid="thumbnail"
      src={`${mediaUrl({ kind: 'thumbnail', taskId, index: 0 })}?v=${version}`}
      alt=""
      draggable={false}
      onError={() => setState(state === 'asked' ? 'missing' : 'none')}
    />
  );
}
