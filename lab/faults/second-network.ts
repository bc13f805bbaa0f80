/**
 * A second network namespace, joined to the lab's by one wire that can be cut: a worker on another machine, as far as
 * the kernel can tell. Over the wire it reaches the lab Internet and whatever listens on the near end.
 *
 * The wire is cut at the near end: the far one keeps its addresses and routes, and what it sends is lost without a word,
 * as when a cable is pulled behind the next switch.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { allowedNetworks } from '../address-plan.ts';

/** RFC 5737 and RFC 4193 addresses, outside the lab's plan. */
const near = { device: 'cable-near', v4: '198.51.100.1', v6: 'fd00:51::1' };
const far = { device: 'cable-far', v4: '198.51.100.2', v6: 'fd00:51::2' };

export interface SecondNetwork extends AsyncDisposable {
  /** The lab's end of the wire. */
  nearAddress: string;
  /** Put before a command to run it at the far end. */
  prefix: readonly string[];
  cut(): void;
  mend(): void;
}

export async function openSecondNetwork(): Promise<SecondNetwork> {
  // Holds the namespace until its input ends; it has said a line when it is inside.
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'echo; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  const prefix = ['nsenter', `--net=/proc/${holder.pid}/ns/net`, '--'];
  const [v4Lab = '', v6Lab = ''] = allowedNetworks;
  const connect = () => {
    ip([], `link set ${near.device} up`);
    // An interface that goes down keeps its IPv4 addresses and loses the others.
    ip([], `-6 addr replace ${near.v6}/64 dev ${near.device} nodad`);
  };
  ip([], `link add ${near.device} type veth peer name ${far.device} netns ${holder.pid}`);
  ip([], `addr add ${near.v4}/30 dev ${near.device}`);
  connect();
  ip(prefix, 'link set lo up');
  ip(prefix, `addr add ${far.v4}/30 dev ${far.device}`);
  ip(prefix, `link set ${far.device} up`);
  ip(prefix, `-6 addr add ${far.v6}/64 dev ${far.device} nodad`);
  ip(prefix, `route add ${v4Lab} via ${near.v4}`);
  ip(prefix, `-6 route add ${v6Lab} via ${near.v6}`);
  return {
    nearAddress: near.v4,
    prefix,
    cut: () => ip([], `link set ${near.device} down`),
    mend: connect,
    async [Symbol.asyncDispose]() {
      ip([], `link delete ${near.device}`);
      holder.stdin.end();
      await once(holder, 'close');
    },
  };
}

function ip(prefix: readonly string[], command: string): void {
  const [file = '', ...args] = [...prefix, 'ip', ...command.split(' ')];
  const { status, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${command}: ${stderr.trim()}`);
}
