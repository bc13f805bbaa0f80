/**
 * What measuring needs of the machine, from the options that `work` and `run start` share: read here, or handed on as they
 * were given.
 */
import type { CrewOptions } from '#measurement/index.ts';
import { problem } from '#platform/problems.ts';
import type { DatabaseName } from '../database.ts';
import { readMeans, readOrigins } from '../means.ts';
import { meansOptions } from '../options.ts';
import { isNetwork } from '../read-arguments.ts';
import { type Given, optionOf } from './given.ts';

type Means = Pick<CrewOptions, 'rootHints' | 'trustAnchors' | 'ca' | 'allowNetworks' | 'origins'>;

/** @throws Problem when a file cannot be read or a network is none */
export async function readEngineMeans(given: Given): Promise<Means> {
  const path = (option: string) => optionOf(given, option) ?? null;
  const allowNetworks = given.values.get('allow-network') ?? [];
  const wrong = allowNetworks.find((value) => !isNetwork(value));
  if (wrong !== undefined) throw problem('network-wrong', { value: wrong });
  const [rootHints, trustAnchors, ca, origins] = await Promise.all([
    readMeans(path('root-hints')),
    readMeans(path('trust-anchor')),
    readMeans(path('ca')),
    readOrigins(path('origins')),
  ]);
  return {
    allowNetworks,
    ...(rootHints === undefined ? {} : { rootHints }),
    ...(trustAnchors === undefined ? {} : { trustAnchors }),
    ...(ca === undefined ? {} : { ca }),
    ...(origins === undefined ? {} : { origins }),
  };
}

/**
 * Whether names of this database may be asked about here. The sample's are invented: elsewhere than in the lab, whose own
 * root is named by --root-hints, the questions would go to strangers.
 */
export function mayMeasure(database: DatabaseName, given: Given): boolean {
  return database === 'main' || given.values.has('root-hints');
}

/** The same options as words, for a process that is started with them. */
export function meansArguments(given: Given): string[] {
  return meansOptions.flatMap(({ name }) =>
    (given.values.get(name) ?? []).flatMap((value) => [`--${name}`, value]),
  );
}
