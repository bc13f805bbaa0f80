/**
 * Work that is done once for all who need it at the same time, without anybody waiting for himself.
 *
 * Two names whose servers are named in one another's zones would wait for each other for ever if equal questions were
 * simply joined. So every piece of work knows what it waits for; whoever would close a circle does the work himself,
 * and his own bounds end it.
 */

/** A piece of work under way. */
export interface Task {
  waitsFor: Task | null;
}

export interface SharedWork {
  /**
   * Joins the work under way for `key`, or does it.
   *
   * @param self the task on whose behalf this is asked, null from outside
   * @param isUsable says of a joined result whether it may be used; else the work is done again for oneself
   */
  run<T>(
    key: string,
    self: Task | null,
    work: (task: Task) => Promise<T>,
    isUsable: (joined: T) => boolean,
  ): Promise<T>;
}

export function createSharedWork(): SharedWork {
  const underWay = new Map<string, { task: Task; result: Promise<unknown> }>();

  return {
    async run<T>(
      key: string,
      self: Task | null,
      work: (task: Task) => Promise<T>,
      isUsable: (joined: T) => boolean,
    ): Promise<T> {
      const other = underWay.get(key);
      if (other !== undefined && !leadsTo(other.task, self)) {
        // A key is only ever used for one kind of work.
        const joined = await waiting(self, other.task, other.result as Promise<T>);
        if (isUsable(joined)) return joined;
      }
      const task: Task = { waitsFor: null };
      const result = work(task);
      if (underWay.has(key)) return waiting(self, task, result);
      underWay.set(key, { task, result });
      try {
        return await waiting(self, task, result);
      } finally {
        underWay.delete(key);
      }
    },
  };
}

async function waiting<T>(self: Task | null, task: Task, result: Promise<T>): Promise<T> {
  if (self === null) return result;
  self.waitsFor = task;
  try {
    return await result;
  } finally {
    self.waitsFor = null;
  }
}

function leadsTo(from: Task, self: Task | null): boolean {
  if (self === null) return false;
  for (let task: Task | null = from; task !== null; task = task.waitsFor) if (task === self) return true;
  return false;
}
