/**
 * A crew that is there only when it is needed: started for the first name, kept for a minute after the last. Somebody who
 * mends a site looks again soon; a thread with the engine's tables takes 100 MB, too much to keep for nothing.
 */
import { type Crew, type CrewOptions, createCrew } from '#measurement/index.ts';
import { within } from '#platform/wait.ts';

export interface SpareCrew extends AsyncDisposable {
  take(): Promise<{ crew: Crew; measured(): void }>;
  /** What is being measured becomes `interrupted`. */
  interrupt(): void;
}

const keptMs = 60_000;

export function createSpareCrew(options: CrewOptions): SpareCrew {
  let current: Promise<Crew> | null = null;
  let inWork = 0;
  let timer: NodeJS.Timeout | undefined;
  const end = async () => {
    clearTimeout(timer);
    const ending = current;
    current = null;
    const crew = await ending?.catch(() => null);
    if (crew) await within(3_000, crew[Symbol.asyncDispose]()).catch(() => {});
  };
  return {
    async take() {
      clearTimeout(timer);
      inWork += 1;
      const measured = () => {
        inWork -= 1;
        if (inWork === 0) timer = setTimeout(() => void end(), keptMs);
      };
      current ??= createCrew(options);
      try {
        return { crew: await current, measured };
      } catch (error) {
        current = null;
        measured();
        throw error;
      }
    },
    interrupt() {
      void current?.then(
        (crew) => crew.interrupt(),
        () => {},
      );
    },
    [Symbol.asyncDispose]: end,
  };
}
