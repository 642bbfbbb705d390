import { useCallback } from 'react';
import type { RequestInput } from '../../../../shared/ipc-contract';
import { useAsk } from '../../state/use-ask';

/** Saves settings as they are changed; what is shown follows main. */
export function useChangeSettings(): (change: RequestInput<'settings.change'>) => void {
  const ask = useAsk();
  return useCallback((change) => void ask('settings.change', change), [ask]);
}
