import { SearchX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useLanguage } from '../../language/language-context';
import { wholeList } from '../../state/list-query';
import { tabStop } from '../../state/browse-store';
import { usePage } from '../../state/page-context';
import { Button } from '../../ui/button';
import './empty-list.css';

/** Nothing fits what is looked for; the tasks are not lost. */
export function NoMatch(): ReactElement {
  const { words } = useLanguage();
  const { browse } = usePage();
  const { text, group, mark } = wholeList;
  return (
    <div className="empty-list" data-testid="no-match">
      <SearchX aria-hidden />
      <h2>{words('find.none')}</h2>
      <p>{words('find.noneText')}</p>
      <Button
        testId="show-all"
        onClick={() => {
          browse.ask({ text, group, mark });
          browse.wantFocus(tabStop);
        }}
      >
        {words('find.showAll')}
      </Button>
    </div>
  );
}
