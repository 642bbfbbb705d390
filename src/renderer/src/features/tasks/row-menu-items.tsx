import type { ReactElement } from 'react';
import { MenuItems } from '../../ui/menu';
import { useRowItems, type Offer } from './use-row-items';

/** What a task's menu holds; made when it is opened, because a list scrolls past many that never are. */
export function RowMenuItems(offer: Offer): ReactElement {
  return <MenuItems items={useRowItems(offer)} />;
}
