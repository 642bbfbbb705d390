import dbus from 'dbus-next';

const { Interface } = dbus.interface;
const menuInterface = 'com.canonical.dbusmenu';

export interface TrayMenuLine {
  readonly id: number;
  readonly label: string;
  readonly isEnabled: boolean;
}

/** A panel that shows tray icons: owns `org.kde.StatusNotifierWatcher`, reads menus, and clicks. */
export class TrayHost {
  /** The icons that announced themselves: the owner on the bus and the object's path. */
  readonly items: { readonly owner: string; readonly path: string }[] = [];
  readonly #bus: dbus.MessageBus;

  private constructor(bus: dbus.MessageBus) {
    this.#bus = bus;
    const { items } = this;
    const service = newWatcher();
    bus.export('/StatusNotifierWatcher', service);
    bus.addMethodHandler((message) => {
      if (message.member !== 'RegisterStatusNotifierItem') return false;
      const [named] = message.body as unknown[];
      const text = String(named);
      const isPath = text.startsWith('/');
      items.push({
        owner: isPath ? (message.sender ?? '') : text,
        path: isPath ? text : '/StatusNotifierItem',
      });
      bus.send(dbus.Message.newMethodReturn(message));
      return true;
    });
  }

  static async start(busAddress: string): Promise<TrayHost> {
    const bus = dbus.sessionBus({ busAddress });
    const host = new TrayHost(bus);
    await bus.requestName('org.kde.StatusNotifierWatcher', 0);
    return host;
  }

  /** The lines of the latest icon's menu, separators left out. */
  async menu(): Promise<readonly TrayMenuLine[]> {
    const menu = await this.#menuOfLatest();
    const [, root] = (await menu.GetLayout(0, -1, [])) as [number, MenuNode];
    return root[2].flatMap(({ value: [id, properties] }) => {
      const label = properties['label']?.value;
      if (typeof label !== 'string' || label === '') return [];
      return [{ id, label, isEnabled: properties['enabled']?.value !== false }];
    });
  }

  async click(label: string): Promise<void> {
    const line = (await this.menu()).find((each) => each.label === label);
    if (line === undefined) throw new Error(`no line "${label}" in the tray's menu`);
    const menu = await this.#menuOfLatest();
    await menu.Event(line.id, 'clicked', new dbus.Variant('i', 0), 0);
  }

  async activate(): Promise<void> {
    const item = await this.#latest();
    await item.Activate(0, 0);
  }

  stop(): void {
    this.#bus.disconnect();
  }

  async #latest(): Promise<Methods & { path(name: string): Promise<string> }> {
    const last = this.items.at(-1);
    if (last === undefined) throw new Error('no tray icon announced itself');
    const object = await this.#bus.getProxyObject(last.owner, last.path);
    const item = object.getInterface('org.kde.StatusNotifierItem') as unknown as Methods;
    const properties = object.getInterface('org.freedesktop.DBus.Properties') as unknown as Methods;
    return Object.assign(item, {
      path: async (name: string): Promise<string> => {
        const answer = (await properties.Get('org.kde.StatusNotifierItem', name)) as dbus.Variant;
        return String(answer.value);
      },
    });
  }

  async #menuOfLatest(): Promise<Methods> {
    const item = await this.#latest();
    const owner = this.items.at(-1)?.owner ?? '';
    const object = await this.#bus.getProxyObject(owner, await item.path('Menu'));
    return object.getInterface(menuInterface) as unknown as Methods;
  }
}

/** What dbus-next makes of an interface that it asked the other side about. */
type Methods = Readonly<Record<string, (...values: unknown[]) => Promise<unknown>>> & {
  readonly Activate: (x: number, y: number) => Promise<unknown>;
  readonly GetLayout: (parent: number, depth: number, names: string[]) => Promise<unknown>;
  readonly Event: (id: number, what: string, data: dbus.Variant, at: number) => Promise<unknown>;
  readonly Get: (name: string, property: string) => Promise<unknown>;
};
type MenuNode = readonly [
  number,
  Readonly<Record<string, dbus.Variant>>,
  readonly { readonly value: MenuNode }[],
];

function newWatcher(): InstanceType<typeof Interface> {
  class Watcher extends Interface {
    IsStatusNotifierHostRegistered = true;
    ProtocolVersion = 0;
    RegisteredStatusNotifierItems: string[] = [];
    RegisterStatusNotifierItem(): void {
      // Taken by a handler of the bus, which knows who called.
    }
    RegisterStatusNotifierHost(): void {
      // This panel is the only one.
    }
  }
  Watcher.configureMembers({
    properties: {
      IsStatusNotifierHostRegistered: { signature: 'b', access: dbus.interface.ACCESS_READ },
      ProtocolVersion: { signature: 'i', access: dbus.interface.ACCESS_READ },
      RegisteredStatusNotifierItems: { signature: 'as', access: dbus.interface.ACCESS_READ },
    },
    methods: {
      RegisterStatusNotifierItem: { inSignature: 's', outSignature: '' },
      RegisterStatusNotifierHost: { inSignature: 's', outSignature: '' },
    },
  });
  return new Watcher('org.kde.StatusNotifierWatcher');
}
