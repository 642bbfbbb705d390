import { buildConnector, Pool, ProxyAgent, Socks5ProxyAgent, type Dispatcher } from 'undici';
import type { ProxyTrouble } from '../../../core/ports/gateway';
import { networkCode } from '../network-code';
import { ProxyError } from './proxy-error';

export interface ProxyPlace {
  /** `http://`, `https://` or `socks5://`, host and port. */
  readonly url: string;
  readonly user: string | null;
  readonly password: string | null;
}

const connectTimeoutMs = 10_000;
const tunnelTimeoutMs = 20_000;

/** Requests through a proxy, which never sees more of them than the service's host: all are tunnelled. */
export function dispatcherThrough(
  { url, user, password }: ProxyPlace,
  connections: number,
): Dispatcher {
  const address = new URL(url).host;
  if (url.startsWith('socks5:')) {
    const login = user !== null && password !== null ? { username: user, password } : {};
    return new NamedSocksAgent(url, { ...login, connections, connect: connectorTo(address) });
  }
  const secret = `${user ?? ''}:${password ?? ''}`;
  const token = user === null ? {} : { token: `Basic ${Buffer.from(secret).toString('base64')}` };
  return new ProxyAgent({
    ...{ uri: url, connections, ...token },
    proxyTls: { timeout: connectTimeoutMs },
    requestTls: { timeout: connectTimeoutMs },
    clientFactory: (origin, options) => tunnelPool(origin, options, address),
  });
}

const failed = (kind: ProxyTrouble['kind'], address: string, code: string): ProxyError =>
  new ProxyError({ kind, address }, code);

/** Connections to an HTTP proxy that say of a failed tunnel why, by the proxy's status, not by words. */
function tunnelPool(origin: URL, options: object, address: string): Dispatcher {
  const pool = new Pool(origin, { ...options, headersTimeout: tunnelTimeoutMs });
  const open = pool.connect.bind(pool);
  const connect = async (asked: Parameters<typeof open>[0]): Promise<Dispatcher.ConnectData> => {
    const answer = await open(asked).catch((error: unknown) => {
      throw failed('unreachable', address, networkCode(error));
    });
    const { statusCode, socket } = answer;
    if (statusCode === 200) return answer;
    socket.on('error', () => undefined).destroy();
    // Nobody but the proxy answers here; tinyproxy says 401 of a wrong password.
    const isLogin = statusCode === 407 || statusCode === 401;
    throw failed(isLogin ? 'login' : 'refused', address, `HTTP_${statusCode}`);
  };
  return Object.assign(pool, { connect });
}

/** Connects to a SOCKS proxy; a failure is the proxy's. */
function connectorTo(address: string): buildConnector.connector {
  const connect = buildConnector({ timeout: connectTimeoutMs });
  return (options, callback) => {
    connect(options, (...[error, socket]) => {
      if (error === null) callback(null, socket);
      else callback(failed('unreachable', address, networkCode(error)), null);
    });
  };
}

/** The codes with which a SOCKS proxy turns a login away. */
const loginCodes = /^UND_ERR_SOCKS5_AUTH/;
/** "Not allowed by ruleset": the others say that the service was not reached from there. */
const refusedCode = 'UND_ERR_SOCKS5_REPLY_2';

/** Names the proxy in what went wrong between it and the app. */
class NamedSocksAgent extends Socks5ProxyAgent {
  readonly #address: string;

  constructor(url: string, options: Socks5ProxyAgent.Options) {
    super(url, options);
    this.#address = new URL(url).host;
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const onResponseError: Dispatcher.DispatchHandler['onResponseError'] = (controller, error) =>
      handler.onResponseError?.(controller, this.#named(error));
    return super.dispatch(options, {
      onRequestStart: (...args) => handler.onRequestStart?.(...args),
      onResponseStart: (...args) => handler.onResponseStart?.(...args),
      onResponseData: (...args) => handler.onResponseData?.(...args),
      onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
      onResponseError,
    });
  }

  #named(error: Error): Error {
    const code = networkCode(error);
    if (loginCodes.test(code)) return failed('login', this.#address, code);
    return code === refusedCode ? failed('refused', this.#address, code) : error;
  }
}
