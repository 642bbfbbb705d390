/** What a person reads of a task that ended without its result. */
export interface Trouble {
  readonly title: string;
  readonly what: string;
  readonly todo: string;
}
