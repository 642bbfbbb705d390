import type { AppView } from '../../../../shared/app-view';
import type { Hold } from '../../../../shared/hold';
import type { LanguageTools } from '../../language/language-context';
import { closingFacts, knownFacts, reportText } from '../../language/report';

/** Everything known of a hold, as a person would report it. */
export function holdReport(
  { name, message, subject }: Hold,
  app: AppView,
  atMs: number,
  tools: LanguageTools,
): string {
  const { words } = tools;
  return reportText([
    ...knownFacts([
      { label: words('details.title'), text: words(`hold.${name}.title`) },
      {
        label: words('details.what'),
        text: words(`hold.${name}.what`, { subject: subject ?? '' }),
      },
      { label: words('details.message'), text: message },
      { label: words('details.code'), text: name },
      { label: words('details.subject'), text: subject },
    ]),
    ...closingFacts(app, atMs, tools),
  ]);
}
