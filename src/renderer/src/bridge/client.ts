import type {
  Answer,
  FeedName,
  FeedValue,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../../shared/ipc-contract';
import type { Bridge } from './bridge';

/** What the page can ask of main and hear from it, typed by the contract. */
export interface Client {
  request<N extends RequestName>(
    name: N,
    input: RequestInput<N>,
  ): Promise<Answer<RequestOutput<N>>>;
  on<N extends FeedName>(name: N, listener: (value: FeedValue<N>) => void): () => void;
}

export function createClient(bridge: Bridge): Client {
  return {
    async request(name, input) {
      try {
        const answer = await bridge.request(name, input);
        // Main parses every output against the contract this type comes from.
        return answer as Answer<RequestOutput<typeof name>>;
      } catch {
        return { ok: false, code: 'internal' };
      }
    },
    on(name, listener) {
      return bridge.onFeed((arrived, json) => {
        // Main parses every feed value against the contract this type comes from.
        if (arrived === name) listener(JSON.parse(json) as FeedValue<typeof name>);
      });
    },
  };
}
