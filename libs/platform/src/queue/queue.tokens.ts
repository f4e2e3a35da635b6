/** Injects the `QueueBackend` of this process. */
export const QUEUE_BACKEND = Symbol('queue-backend');

/** Injects the `WorkerPace` of this process. */
export const WORKER_PACE = Symbol('worker-pace');
