import dbus from 'dbus-next';
import { z } from 'zod';

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
  readonly items: Place[] = [];
  readonly #bus: dbus.MessageBus;

  private constructor(bus: dbus.MessageBus) {
    this.#bus = bus;
    const { items } = this;
    const service = newWatcher();
    bus.export('/StatusNotifierWatcher', service);
    bus.addMethodHandler((message: dbus.Message) => {
      if (message.member !== 'RegisterStatusNotifierItem') return false;
      const text = String(message.body[0]);
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
    const [, layout] = await this.#call(menu, menuInterface, 'GetLayout', 'iias', [0, -1, []]);
    return nodeSchema
      .parse(layout)[2]
      .flatMap(({ value: [id, { label, enabled }] }) =>
        label === undefined || label.value === ''
          ? []
          : [{ id, label: String(label.value), isEnabled: enabled?.value !== false }],
      );
  }

  async click(label: string): Promise<void> {
    const line = (await this.menu()).find((each) => each.label === label);
    if (line === undefined) throw new Error(`no line "${label}" in the tray's menu`);
    const menu = await this.#menuOfLatest();
    const data = new dbus.Variant('i', 0);
    await this.#call(menu, menuInterface, 'Event', 'isvu', [line.id, 'clicked', data, 0]);
  }

  stop(): void {
    this.#bus.disconnect();
  }

  async #menuOfLatest(): Promise<Place> {
    const last = this.items.at(-1);
    if (last === undefined) throw new Error('no tray icon announced itself');
    const [path] = await this.#call(last, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [
      ...['org.kde.StatusNotifierItem', 'Menu'],
    ]);
    return { owner: last.owner, path: String(valueSchema.parse(path).value) };
  }

  /** By hand, for the icons of Electron do not describe themselves. */
  async #call(
    { owner, path }: Place,
    interfaceName: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<unknown[]> {
    const message = { destination: owner, path, interface: interfaceName, member, signature, body };
    const answer = await this.#bus.call(new dbus.Message(message));
    return z.array(z.unknown()).parse(answer?.body);
  }
}

interface Place {
  readonly owner: string;
  readonly path: string;
}

const valueSchema = z.object({ value: z.unknown() });
const linesSchema = z.object({ label: valueSchema.optional(), enabled: valueSchema.optional() });
const nodeSchema = z.tuple([
  z.number(),
  linesSchema,
  z.array(z.object({ value: z.tuple([z.number(), linesSchema, z.unknown()]) })),
]);

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
