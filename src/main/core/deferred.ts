/** A promise that is kept by whoever holds it; `Promise.withResolvers`, which Node 20 does not have. */
export class Deferred<T> {
  resolve: (value: T) => void = () => undefined;
  readonly promise = new Promise<T>((resolve) => (this.resolve = resolve));
}
