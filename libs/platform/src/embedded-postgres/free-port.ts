import { createServer } from 'node:net';

/** A port nobody listens on at 127.0.0.1, chosen by the system. */
export async function freePort(): Promise<number> {
  const { port, problem } = await listenOnce(0, '127.0.0.1');
  if (problem !== undefined) throw new Error(`no free port at 127.0.0.1: ${problem}`);
  return port;
}

/**
 * Why `port` of `host` cannot be listened on at this moment, in the system's word (EADDRINUSE, EACCES, …);
 * undefined when it can.
 */
export async function portProblem(port: number, host = '127.0.0.1'): Promise<string | undefined> {
  return (await listenOnce(port, host)).problem;
}

function listenOnce(port: number, host: string): Promise<{ port: number; problem?: string }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve({ port, problem: error.code ?? error.message }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve({ port: taken }));
    });
  });
}
