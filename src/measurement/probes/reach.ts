/**
 * Which families this machine has a route for, found without sending a packet: connecting a UDP socket only asks the
 * kernel for a route. A missing route is this machine's fault and must never be blamed on a remote.
 */
import { createSocket } from 'node:dgram';

/** @param addresses any public addresses of both families, such as the root servers' */
export async function findReach(addresses: readonly string[]): Promise<{ ipv4: boolean; ipv6: boolean }> {
  const [ipv4, ipv6] = await Promise.all([
    hasRoute(
      'udp4',
      addresses.find((address) => !address.includes(':')),
    ),
    hasRoute(
      'udp6',
      addresses.find((address) => address.includes(':')),
    ),
  ]);
  return { ipv4, ipv6 };
}

function hasRoute(family: 'udp4' | 'udp6', address: string | undefined): Promise<boolean> {
  if (address === undefined) return Promise.resolve(false);
  return new Promise((found) => {
    const socket = createSocket(family);
    const end = (routed: boolean) => {
      socket.removeAllListeners();
      socket.close();
      found(routed);
    };
    socket.once('error', () => end(false));
    socket.once('connect', () => end(true));
    socket.connect(53, address);
  });
}
