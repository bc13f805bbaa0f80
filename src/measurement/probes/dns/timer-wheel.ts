/**
 * Time-outs for very many things at once: one timer that ticks every 100 ms instead of a timer a query.
 *
 * A thing waits in a doubly linked list of the slot it falls due in, so that adding and removing it costs a few
 * assignments. The ticking keeps the process alive while something waits, and stops when nothing does.
 */
const tickMs = 100;
/** 25.6 s around; what waits longer goes round again. */
const slotCount = 256;

interface Node {
  expire(): void;
  dueTick: number;
  previous: Node;
  next: Node;
}

export interface TimerWheel extends Disposable {
  /** Calls `expire` once, at least `afterMs` from now and at most two ticks later. Gives back how to cancel it. */
  add(afterMs: number, expire: () => void): () => void;
  readonly waiting: number;
}

export function createTimerWheel(): TimerWheel {
  const slots = Array.from({ length: slotCount }, () => ring());
  const epoch = performance.now();
  let doneTick = 0;
  let waiting = 0;
  let interval: NodeJS.Timeout | undefined;

  return {
    add(afterMs, expire) {
      if (interval === undefined) {
        doneTick = tickNow();
        interval = setInterval(tick, tickMs);
      }
      const dueTick = Math.ceil((performance.now() - epoch + afterMs) / tickMs);
      const head = slots[dueTick % slotCount]!;
      const node: Node = { expire, dueTick, previous: head.previous, next: head };
      head.previous.next = node;
      head.previous = node;
      waiting += 1;
      return () => {
        if (unlink(node)) rest();
      };
    },
    get waiting() {
      return waiting;
    },
    [Symbol.dispose]() {
      clearInterval(interval);
      interval = undefined;
    },
  };

  function tickNow(): number {
    return Math.floor((performance.now() - epoch) / tickMs);
  }

  function tick(): void {
    // After a long pause of the process every slot is looked at once, not once a missed tick.
    const now = tickNow();
    for (let at = Math.max(doneTick, now - slotCount) + 1; at <= now; at++) {
      const head = slots[at % slotCount]!;
      // Collected first: what expires may add and cancel others.
      const due: Node[] = [];
      for (let node = head.next; node !== head; node = node.next) if (node.dueTick <= now) due.push(node);
      for (const node of due) if (unlink(node)) node.expire();
    }
    doneTick = now;
    rest();
  }

  function unlink(node: Node): boolean {
    if (node.next === node) return false;
    node.previous.next = node.next;
    node.next.previous = node.previous;
    node.next = node;
    node.previous = node;
    waiting -= 1;
    return true;
  }

  function rest(): void {
    if (waiting > 0 || interval === undefined) return;
    clearInterval(interval);
    interval = undefined;
  }
}

function ring(): Node {
  const head = { expire: () => {}, dueTick: 0 } as unknown as Node;
  head.previous = head;
  head.next = head;
  return head;
}
