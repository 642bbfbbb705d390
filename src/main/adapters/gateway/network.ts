import type { Gateway } from '../../core/ports/gateway';
import { ProxyRoutes, type ProxyRoutesParts } from './proxy/proxy-routes';
import { UndiciGateway } from './undici-gateway';

export interface NetworkParts extends ProxyRoutesParts {
  readonly userAgent: string;
}

/** The service, and every connection to it. */
export interface Network {
  readonly gateway: Gateway;
  /** The way out is another from now on. */
  forget(): void;
  close(): Promise<void>;
}

export function openNetwork({ userAgent, ...parts }: NetworkParts): Network {
  const routes = new ProxyRoutes(parts);
  const gateway = new UndiciGateway({ routes, userAgent });
  return {
    gateway,
    forget: () => routes.forget(),
    async close() {
      await gateway.close();
      await routes.close();
    },
  };
}
