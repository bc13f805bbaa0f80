/**
 * Opens a TCP connection to one given address, never to a name: what the guard has checked is what is connected to.
 */
import { connect } from 'node:net';
import type { MeasurementFault } from '../../vocabulary.ts';
import { faultOf } from './fault.ts';
import { Wire } from './wire.ts';

/**
 * @param signal aborted with a FaultError when the time is up
 * @param maxBytes received bytes after which the wire ends with `too-large`
 */
export function openWire(
  target: { address: string; family: 4 | 6; port: number },
  options: { signal: AbortSignal; maxBytes: number; keep: boolean },
): Promise<{ outcome: 'open'; wire: Wire } | { outcome: MeasurementFault }> {
  const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof openWire>>>();
  const socket = connect({
    host: target.address,
    family: target.family,
    port: target.port,
    noDelay: true,
    autoSelectFamily: false,
  });
  const fail = (error: unknown) => {
    options.signal.removeEventListener('abort', onAbort);
    socket.destroy();
    resolve({ outcome: faultOf(error) });
  };
  const onAbort = () => fail(options.signal.reason);
  options.signal.addEventListener('abort', onAbort, { once: true });
  socket.once('error', fail);
  socket.once('connect', () => {
    options.signal.removeEventListener('abort', onAbort);
    socket.off('error', fail);
    const wire = new Wire(socket, options);
    wire.on('error', () => {}); // who reads the wire hears of it too; it must only never be unheard
    resolve({ outcome: 'open', wire });
  });
  if (options.signal.aborted) onAbort();
  return promise;
}
