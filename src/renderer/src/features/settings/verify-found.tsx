import { ListFilter } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LibraryCheckView } from '../../../../shared/verification';
import { useLanguage } from '../../language/language-context';
import { wholeList } from '../../state/list-query';
import { usePage } from '../../state/page-context';
import { Button } from '../../ui/button';

interface Props {
  readonly check: LibraryCheckView;
  readonly onShow: () => void;
}

/** Names the files that are not as they were saved, and leads to their rows. */
export function VerifyFound({ check, onShow }: Props): ReactElement {
  const { words } = useLanguage();
  const { browse } = usePage();
  const { found, foundCount } = check;
  const moreCount = foundCount - found.length;
  const show = (): void => {
    browse.ask({ ...wholeList, group: 'file-trouble' });
    onShow();
  };
  return (
    <div className="verify-found" data-testid="verify-found">
      <p>{words('verify.found', { count: foundCount })}</p>
      <ul>
        {found.map(({ taskId, name, what }) => (
          <li key={`${taskId} ${name}`} data-what={what}>
            <span className="can-select" title={name}>
              {name}
            </span>
            <span>{words(`verify.${what}`)}</span>
          </li>
        ))}
        {moreCount > 0 && <li>{words('verify.more', { count: moreCount })}</li>}
      </ul>
      <Button testId="verify-show" icon={<ListFilter aria-hidden />} onClick={show}>
        {words('verify.showInList')}
      </Button>
    </div>
  );
}
