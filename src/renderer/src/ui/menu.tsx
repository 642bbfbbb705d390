import { DropdownMenu } from 'radix-ui';
import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { IconButton } from './icon-button';
import './menu.css';

export interface MenuItem {
  readonly name: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isDangerous?: boolean;
  readonly run: () => void;
}

interface Props {
  readonly label: string;
  readonly icon: ReactNode;
  readonly testId: string;
  readonly tabIndex?: 0 | -1;
  /** `MenuItems`, or what makes them; it is rendered while the menu is open only. */
  readonly children: ReactNode;
}

/** A button with a menu. The menu is made once the button is near use: a list scrolls past many that never are. */
export function Menu({ label, icon, testId, tabIndex, children }: Props): ReactElement {
  const [isNear, setNear] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="menu-place">
      <IconButton
        ref={button}
        label={label}
        icon={icon}
        testId={testId}
        {...(tabIndex !== undefined && { tabIndex })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onClick={() => {
          setNear(true);
          setOpen(!isOpen);
        }}
      />
      {isNear && (
        // A modal one would inject a style element to lock scrolling, which the security policy refuses.
        <DropdownMenu.Root open={isOpen} onOpenChange={setOpen} modal={false}>
          {/* Only marks the place: as the trigger itself, each button would carry a menu from the start. */}
          <DropdownMenu.Trigger asChild>
            <span className="menu-anchor" aria-hidden />
          </DropdownMenu.Trigger>
          {/* Within a landmark, where screen readers that go from one to the next find it. */}
          <DropdownMenu.Portal container={document.querySelector('main')}>
            <DropdownMenu.Content
              className="menu"
              aria-label={label}
              aria-labelledby={undefined}
              align="end"
              sideOffset={4}
              collisionPadding={8}
              loop
              onInteractOutside={(event) => {
                // Its click closes the menu; closed by the press already, that click would open it again.
                if (isWithin(button.current, event.target)) event.preventDefault();
              }}
              onCloseAutoFocus={(event) => {
                event.preventDefault();
                if (document.activeElement === document.body) button.current?.focus();
              }}
            >
              {children}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </span>
  );
}

const isWithin = (element: Element | null, target: EventTarget | null): boolean =>
  target instanceof Node && element?.contains(target) === true;

export function MenuItems({ items }: { readonly items: readonly MenuItem[] }): ReactElement {
  return (
    <>
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
    </>
  );
}
