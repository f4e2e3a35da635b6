import { ApiProblem } from '../../api/api-problem.js';
import type { Problem } from '../../api/contract.js';
import { NetworkLost } from '../../api/network-lost.js';

/** A file from the api, by a request with a body. @throws ApiProblem, NetworkLost */
export async function fetchFile(path: string, body: object): Promise<Blob> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  }).catch(() => null);
  if (response === null) throw new NetworkLost('no answer');
  if (response.ok) return response.blob();
  const problem = (await response.json().catch(() => null)) as Problem | null;
  if (problem === null) throw new NetworkLost(`${response.status} from a gateway`);
  throw new ApiProblem({ ...problem, status: response.status });
}

/** Hands a file to the browser's downloads. */
export function handOver(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
