/** No answer came: no network, the server is down, or it took too long. What was asked may or may not have happened. */
export class NetworkLost extends Error {
  override readonly name = 'NetworkLost';
}
