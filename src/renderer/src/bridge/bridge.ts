/** The two pipes that the preload script puts into the page. */
export interface Bridge {
  request(name: string, input: unknown): Promise<unknown>;
  /** Each value arrives as JSON. Returns the function that stops listening. */
  onFeed(listener: (name: string, json: string) => void): () => void;
}

declare global {
  interface Window {
    readonly dimilinks: Bridge;
  }
}
