import dbus from 'dbus-next';

export interface SeenNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

const { Interface } = dbus.interface;

/** Owns `org.freedesktop.Notifications` on a bus, remembers what arrives, and can click. */
export class NotificationDaemon {
  readonly seen: SeenNotification[] = [];
  readonly #bus: dbus.MessageBus;
  readonly #service: InstanceType<typeof Interface> & {
    ActionInvoked(id: number, key: string): unknown;
  };

  private constructor(bus: dbus.MessageBus) {
    this.#bus = bus;
    const { seen } = this;
    class Service extends Interface {
      Notify(_app: string, _replaces: number, _icon: string, title: string, body: string): number {
        const id = seen.length + 1;
        seen.push({ id, title, body });
        return id;
      }
      CloseNotification(): void {
        // Nothing is on a screen here, so there is nothing to close.
      }
      GetCapabilities(): string[] {
        return ['actions', 'body'];
      }
      GetServerInformation(): string[] {
        return ['test', 'test', '1.0', '1.2'];
      }
      ActionInvoked(id: number, key: string): [number, string] {
        return [id, key];
      }
      NotificationClosed(id: number, reason: number): [number, number] {
        return [id, reason];
      }
    }
    Service.configureMembers({
      methods: {
        Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
        CloseNotification: { inSignature: 'u', outSignature: '' },
        GetCapabilities: { inSignature: '', outSignature: 'as' },
        GetServerInformation: { inSignature: '', outSignature: 'ssss' },
      },
      signals: {
        ActionInvoked: { signature: 'us' },
        NotificationClosed: { signature: 'uu' },
      },
    });
    this.#service = new Service('org.freedesktop.Notifications');
    bus.export('/org/freedesktop/Notifications', this.#service);
  }

  static async start(busAddress: string): Promise<NotificationDaemon> {
    const bus = dbus.sessionBus({ busAddress });
    const daemon = new NotificationDaemon(bus);
    await bus.requestName('org.freedesktop.Notifications', 0);
    return daemon;
  }

  click(notification: SeenNotification): void {
    this.#service.ActionInvoked(notification.id, 'default');
  }

  stop(): void {
    this.#bus.disconnect();
  }
}
