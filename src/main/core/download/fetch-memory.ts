/** What fetching one file remembers from one request to the next. */
export interface FetchMemory {
  /** False once more connections turned out to bring nothing, or to be refused. */
  mayUseLanes: boolean;
  /** Bytes on disk were found to be the beginning of what came with another validator. */
  hasAdopted: boolean;
}

export const freshFetchMemory = (): FetchMemory => ({ mayUseLanes: true, hasAdopted: false });
