import { call } from '../../shared/api';
import type { Cited } from '../../shared/ui';

export interface ExerciseStep {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  readonly role: 'officer' | 'second' | 'both';
  readonly help: 'bids' | 'clock' | null;
  readonly state: 'done' | 'now' | 'later';
  readonly citations: readonly Cited[];
}
export interface ExerciseGuide {
  readonly begunAt: string;
  readonly today: string;
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: 'officer' | 'head' }[];
  readonly procedure: {
    readonly id: string;
    readonly title: string;
    readonly fileNumber: string;
    readonly phaseName: string;
  } | null;
  readonly waitsFor: { readonly at: string; readonly what: string } | null;
  readonly steps: readonly ExerciseStep[];
  readonly refusals: readonly { readonly at: string; readonly personName: string; readonly sentence: string }[];
}
export interface ExerciseSummary {
  readonly minutes: number;
  readonly days: number;
  readonly done: number;
  readonly steps: number;
  readonly titles: readonly string[];
  readonly procedure: { readonly fileNumber: string; readonly title: string; readonly phaseName: string } | null;
  readonly refusals: readonly { readonly sentence: string; readonly count: number }[];
}
export interface ExerciseItem {
  readonly id: string;
  readonly begunAt: string;
  readonly endedAt: string | null;
  readonly open: boolean;
  readonly summary: ExerciseSummary | null;
}

export const GUIDE = '/api/exercises/current';
export const EXERCISES = '/api/exercises';

/** Another session from here on: nothing the page still holds may be shown under it. */
const startAnew = (href: string): void => window.location.assign(href);

export async function enterExercise(id: string): Promise<void> {
  await call('post', '/api/exercises/{id}/enter', { path: { id } });
  startAnew('/uebung');
}

export async function beginExercise(): Promise<void> {
  const { id } = (await call('post', EXERCISES)) as { readonly id: string };
  await enterExercise(id);
}

/** Stays on the page, as the other person sees it. */
export async function takeRole(personId: string): Promise<void> {
  await call('post', '/api/exercises/current/role', { body: { personId } });
  startAnew(window.location.pathname + window.location.search);
}

export async function leaveExercise(): Promise<void> {
  await call('post', '/api/exercises/current/leave');
  startAnew('/uebung');
}

export async function endExercise(): Promise<void> {
  await call('post', '/api/exercises/current/end');
  startAnew('/uebung');
}
