import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import './menu.css';

export interface MenuItem {
  readonly name: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isDangerous?: boolean;
  readonly run: () => void;
}

interface Props {
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
}

export function Menu({ trigger, items }: Props): ReactElement {
  return (
    // A modal one would inject a style element to lock scrolling, which the security policy refuses.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      {/* Within a landmark, where screen readers that go from one to the next find it. */}
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8} loop>
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.name}
              className={item.isDangerous === true ? 'menu-item menu-item-danger' : 'menu-item'}
              data-action={item.name}
              onSelect={item.run}
            >
              {item.icon}
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
