/** Words about proxies: the setting, the password's window. */
export const proxy = {
  proxy: {
    title: 'Proxy',
    mode: 'Proxy',
    modeText: {
      system: 'As the system’s network settings say.',
      none: 'Requests go straight to the service.',
      manual: 'All requests go through this proxy.',
    },
    system: 'Same as the system',
    none: 'No proxy',
    manual: 'Manual',
    url: 'Proxy address',
    urlText: 'http://, https:// or socks5://, then host and port.',
    user: 'User name',
    userText: 'Leave it empty if the proxy asks for none.',
    password: 'Password',
    passwordText: {
      unknown: 'Kept in the system’s keychain once you enter it.',
      missing: 'None is kept yet.',
      keychain: 'Kept in the system’s keychain.',
      session: 'Kept in memory until you quit the app.',
    },
    enterPassword: 'Enter password…',
    forgetPassword: 'Forget password',
  },
  proxyRefusal: {
    'not-a-url': 'This is not a proxy’s address. It should look like http://proxy.example:8080.',
    'unknown-kind': 'This kind of proxy is not supported. Use http://, https:// or socks5://.',
    'has-extras': 'Leave out user name and password here; they have fields of their own.',
    'bad-user': 'A user name has at most 200 characters and no colon.',
  },
  proxyWindow: {
    title: 'Proxy password',
    heading: 'Password for {{host}}',
    field: 'Password',
    kept: 'The password is kept in your system’s keychain and is sent to this proxy only.',
    save: 'Save password',
    cancel: 'Cancel',
    empty: 'Type the password first.',
    bad: 'This cannot be a password: it has more than 255 bytes or a line break.',
  },
} as const;
