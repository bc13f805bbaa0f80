/**
 * Time-outs for very many things at once: one timer that ticks every 100 ms instead of a timer a query.
 *
 * A thing waits in a doubly linked list of the slot it falls due in, and is itself the link, so that adding and removing
 * it costs a few assignments and no memory. The ticking keeps the process alive while something waits, and stops when
 * nothing does.
 */
const tickMs = 100;
/** 25.6 s around; what waits longer goes round again. */
const slotCount = 256;

/** Something that waits. The fields belong to the wheel, null at first. */
export interface WheelEntry {
  dueTick: number;
  previous: WheelEntry | null;
  next: WheelEntry | null;
  /** Called once when the time is over, unless the entry was removed before. */
  expire(): void;
}

export interface TimerWheel extends Disposable {
  /** Lets the entry expire at least `afterMs` from now and at most two ticks later. */
  add(entry: WheelEntry, afterMs: number): void;
  /** Takes the entry out; nothing happens when it is not in. */
  remove(entry: WheelEntry): void;
}

export function createTimerWheel(): TimerWheel {
  const slots = Array.from({ length: slotCount }, ring);
  const epoch = performance.now();
  let doneTick = 0;
  let waiting = 0;
  let interval: NodeJS.Timeout | undefined;

  return {
    add(entry, afterMs) {
      if (interval === undefined) {
        doneTick = tickNow();
        interval = setInterval(tick, tickMs);
      }
      // The tick under way may be nearly over: one more, so that nothing expires early.
      entry.dueTick = doneTick + Math.ceil(afterMs / tickMs) + 1;
      const head = slots[entry.dueTick % slotCount]!;
      entry.previous = head.previous;
      entry.next = head;
      head.previous!.next = entry;
      head.previous = entry;
      waiting += 1;
    },
    remove(entry) {
      unlink(entry);
      rest();
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
    const first = Math.max(doneTick, now - slotCount) + 1;
    doneTick = now;
    for (let at = first; at <= now; at++) {
      const head = slots[at % slotCount]!;
      // Collected first: what expires may add and remove others.
      const due: WheelEntry[] = [];
      for (let entry = head.next!; entry !== head; entry = entry.next!)
        if (entry.dueTick <= now) due.push(entry);
      for (const entry of due) if (unlink(entry)) entry.expire();
    }
    rest();
  }

  function unlink(entry: WheelEntry): boolean {
    if (entry.next === null || entry.previous === null) return false;
    entry.previous.next = entry.next;
    entry.next.previous = entry.previous;
    entry.next = null;
    entry.previous = null;
    waiting -= 1;
    return true;
  }

  function rest(): void {
    if (waiting > 0) return;
    clearInterval(interval);
    interval = undefined;
  }
}

function ring(): WheelEntry {
  const head: WheelEntry = { dueTick: 0, previous: null, next: null, expire() {} };
  head.previous = head;
  head.next = head;
  return head;
}
