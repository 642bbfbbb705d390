const names = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Whether a URL's host name is this machine itself. */
export const isLoopback = (hostname: string): boolean => names.test(hostname);
