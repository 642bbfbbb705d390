import { idsOfLink } from './add-link';

export interface LinkDeskParts {
  readonly ask: (ids: readonly string[]) => Promise<boolean>;
  readonly add: (ids: readonly string[]) => Promise<void>;
}

/** Takes links from outside: asks once, adds what was agreed to, and drops links that come meanwhile. */
export class LinkDesk {
  private isAsking = false;

  constructor(private readonly parts: LinkDeskParts) {}

  async open(link: string): Promise<void> {
    const ids = idsOfLink(link);
    // A page that opens a hundred links must not bury a person under a hundred questions.
    if (ids.length === 0 || this.isAsking) return;
    this.isAsking = true;
    try {
      if (await this.parts.ask(ids)) await this.parts.add(ids);
    } finally {
      this.isAsking = false;
    }
  }
}
