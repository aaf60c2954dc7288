/** The worker's own global scope; TypeScript's library for workers knows it only as a worker of any kind. */
export const scope = globalThis as unknown as ServiceWorkerGlobalScope;
