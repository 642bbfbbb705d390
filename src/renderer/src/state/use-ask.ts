import { useCallback } from 'react';
import type {
  Answer,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../../shared/ipc-contract';
import { useLanguage } from '../language/language-context';
import { usePage } from './page-context';

/** Asks main; when that fails, says so in a toast. */
export function useAsk(): <N extends RequestName>(
  name: N,
  input: RequestInput<N>,
) => Promise<Answer<RequestOutput<N>>> {
  const { client, toasts } = usePage();
  const { words } = useLanguage();
  return useCallback(
    async (name, input) => {
      const answer = await client.request(name, input);
      if (!answer.ok) toasts.show(words('toast.failed'));
      return answer;
    },
    [client, toasts, words],
  );
}
