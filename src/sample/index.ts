/**
 * The sample: a province to look at and to try things on, marked as one wherever it shows. Small, with names that the lab
 * serves; large, for measuring speed.
 */
export { type SampleMark, sampleMark, selectSampleMark } from './ground.ts';
export { loadLarge } from './large.ts';
export { type LoadedSample, type LoadSample, loadSample, type SampleStep } from './load.ts';
