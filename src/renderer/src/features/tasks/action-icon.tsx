import {
  Copy,
  Download,
  FileCheck,
  Files,
  FolderOpen,
  FolderSearch,
  ListX,
  Pause,
  Play,
  RefreshCw,
  RotateCw,
  SquareArrowOutUpRight,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { TaskAction } from '../../../../shared/task-actions';

export function ActionIcon({ action }: { readonly action: TaskAction }): ReactElement {
  switch (action) {
    case 'check-again':
    case 'watch-again':
      return <RefreshCw aria-hidden />;
    case 'try-again':
      return <RotateCw aria-hidden />;
    case 'download-again':
      return <Download aria-hidden />;
    case 'accept-files':
      return <FileCheck aria-hidden />;
    case 'look-for-files':
      return <FolderSearch aria-hidden />;
    case 'pause':
      return <Pause aria-hidden />;
    case 'resume':
      return <Play aria-hidden />;
    case 'open':
      return <SquareArrowOutUpRight aria-hidden />;
    case 'show-in-folder':
      return <FolderOpen aria-hidden />;
    case 'copy-file':
      return <Files aria-hidden />;
    case 'copy-path':
      return <Copy aria-hidden />;
    case 'remove':
      return <ListX aria-hidden />;
  }
}
