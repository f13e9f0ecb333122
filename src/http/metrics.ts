import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStore } from '../event-store/event-store.js';
import { asRefusal } from '../ledger/as-refusal.js';
import type { CommandRow } from '../ledger/commands.js';
import type { Acknowledgement } from '../ledger/ledger.js';
import type { ReadModels } from '../read-models/read-models.js';
import { behind } from './behind.js';

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What a monitoring system reads at /metrics. Each application has its own registry. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly commands = new Counter({
    name: 'liggare_commands_total',
    help: 'Commands by name and outcome: recorded, unchanged, or the code of the refusal.',
    labelNames: ['kind', 'name', 'outcome'],
    registers: [this.registry],
  });
  private readonly commandSeconds = new Histogram({
    name: 'liggare_command_seconds',
    help: 'From a command being read to its acknowledgement, read models included.',
    labelNames: ['kind', 'name'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly appendSeconds = new Histogram({
    name: 'liggare_append_seconds',
    help: 'How long the event store takes until an append is durable.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });

  constructor({ store, readModels }: Readonly<{ store: EventStore; readModels: ReadModels }>) {
    collectDefaultMetrics({ register: this.registry });
    this.measureAppends(store);
    this.watchReadModels(store, readModels);
  }

  readonly contentType = this.registry.contentType;

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Counts a command by its outcome, and times it. */
  async command(row: CommandRow, execute: () => Promise<Acknowledgement>): Promise<Acknowledgement> {
    const { kind, name } = row;
    const end = this.commandSeconds.startTimer({ kind, name });
    try {
      const acknowledgement = await execute();
      const outcome = acknowledgement.eventIds.length > 0 ? 'recorded' : 'unchanged';
      this.commands.inc({ kind, name, outcome });
      return acknowledgement;
    } catch (error) {
      this.commands.inc({ kind, name, outcome: asRefusal(error)?.code ?? 'internal-error' });
      throw error;
    } finally {
      end();
    }
  }

  /** The port is measured where everything passes it, so that imports and numbers count too. */
  private measureAppends(store: EventStore): void {
    const append = store.append.bind(store);
    store.append = async (...given) => {
      const end = this.appendSeconds.startTimer();
      try {
        const appended = await append(...given);
        end({ outcome: 'durable' });
        return appended;
      } catch (error) {
        end({ outcome: error instanceof Error ? error.name : 'error' });
        throw error;
      }
    };
  }

  /** Asked when somebody reads the metrics. */
  private watchReadModels(store: EventStore, readModels: ReadModels): void {
    const lag = new Gauge({
      name: 'liggare_read_models_behind_events',
      help: 'Events in the log that this node does not show yet; counted to 10,000. NaN when the store is away.',
      registers: [],
      async collect() {
        const counted = behind(store, readModels).then(({ events }) => events);
        this.set(await counted.catch(() => Number.NaN));
      },
    });
    const states = new Gauge({
      name: 'liggare_read_model_state',
      help: '1 for the state that a projection is in.',
      labelNames: ['projection', 'state'],
      registers: [],
      collect() {
        this.reset();
        for (const { projection, state } of readModels.health()) this.set({ projection, state }, 1);
      },
    });
    for (const gauge of [lag, states]) this.registry.registerMetric(gauge);
  }
}
