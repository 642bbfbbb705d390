// Apart from the contract: whoever only needs a name should not load the schemas.

/** The names of the two pipes between the page and main. */
export const requestChannel = 'dimilinks:request';
export const feedChannel = 'dimilinks:feed';
/** The key window's only channel. */
export const keyChannel = 'dimilinks:key';
