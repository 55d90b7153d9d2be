import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type QueueState, QueueWatch } from '../queue/queue-watch';

/** Figures of this process and of the queues in the text format of Prometheus. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'vergabezentrum_http_request_seconds',
    help: 'Time from request to answer by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly gauges: readonly (readonly [Gauge, (state: QueueState) => number | null])[];

  constructor(private readonly watch: QueueWatch) {
    collectDefaultMetrics({ register: this.registry, prefix: 'vergabezentrum_' });
    const gauge = (name: string, help: string, value: (state: QueueState) => number | null): [Gauge, typeof value] => [
      new Gauge({ name: `vergabezentrum_queue_${name}`, help, labelNames: ['queue'], registers: [this.registry] }),
      value,
    ];
    this.gauges = [
      gauge('waiting', 'Deliveries that should be done and are not', ({ waiting }) => waiting),
      gauge('failed', 'Deliveries that failed for good', ({ failed }) => failed),
      gauge('oldest_waiting_seconds', 'Age of the oldest waiting delivery', (state) => state.oldestWaitingSeconds ?? 0),
      gauge('heartbeat_age_seconds', 'Time since its workers were last heard', ({ lastHeartbeat }) =>
        lastHeartbeat ? (Date.now() - lastHeartbeat.getTime()) / 1000 : null,
      ),
    ];
  }

  /** `route` is the pattern, not the address. */
  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  async text(): Promise<{ type: string; body: string }> {
    const states = await this.watch.states();
    for (const [gauge, value] of this.gauges) {
      gauge.reset();
      for (const state of states) {
        const figure = value(state);
        // A figure that is not known is left out: an alert on its absence is possible, one on an invented zero is not.
        if (figure !== null) gauge.set({ queue: state.name }, figure);
      }
    }
    return { type: this.registry.contentType, body: await this.registry.metrics() };
  }
}
