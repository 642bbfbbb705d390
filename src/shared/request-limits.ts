// Apart from the contract, so that the page does not load its schemas for two numbers.

/** Most tasks whose files one drag carries. */
export const mostDraggedTasks = 500;

/** Most IDs that one request may add. */
export const mostIdsPerRequest = 10_000;
