// The numbers an operator watches, in Prometheus' text format. They count; they never name anybody.
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Store } from '../store/store.js';
import type { Problem } from './channel.js';

export interface Metrics {
  readonly text: () => Promise<string>;
  readonly turned: () => void;
  readonly attempted: (outcome: 'sent' | Problem) => void;
}

export function openMetrics(store: Store): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({ name: 'doorstep_turns_total', help: 'Turns that became durable.', registers });
  const attempts = new Counter({
    name: 'doorstep_sends_total',
    help: 'Attempts to send, by what came of them.',
    labelNames: ['outcome'],
    registers,
  });
  const depth = (name: string, help: string, counts: () => Promise<Record<string, number>>) =>
    new Gauge({
      name,
      help,
      labelNames: ['state'],
      registers,
      async collect() {
        for (const [state, count] of Object.entries(await counts())) this.set({ state }, count);
      },
    });
  depth('doorstep_inbox_rows', 'Messages received, by state.', () => store.inbox.counts());
  depth('doorstep_outbox_rows', 'Messages to send, by state.', () => store.outbox.counts());
  return {
    text: () => registry.metrics(),
    turned: () => turns.inc(),
    attempted: (outcome) => attempts.inc({ outcome }),
  };
}
