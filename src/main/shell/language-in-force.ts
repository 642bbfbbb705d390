import type { Language } from '../../shared/words/catalogue';
import { wordsFor, type Words } from '../../shared/words/words-for';
import type { Settings } from '../../shared/settings';
import { systemLanguage } from './start-failure';

/** The language that the settings ask for now, and its words. */
export class LanguageInForce {
  private readonly catalogues = { en: wordsFor('en'), zh: wordsFor('zh') };

  constructor(private readonly settings: () => Pick<Settings, 'language'>) {}

  readonly name = (): Language => {
    const chosen = this.settings().language;
    return chosen === 'system' ? systemLanguage() : chosen;
  };

  readonly words = (): Words => this.catalogues[this.name()];
}
