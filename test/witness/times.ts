/** Unix milliseconds of the year 2001: a smaller number is no time of a service. */
const EARLIEST = 1e12;

/** Milliseconds; a time that is further from every known one is none of the service's. */
const NEAR = 10_000;

/** Times that a service told, as the witness and as the emulator have them: a time near one of them moves along. */
export class Times {
  readonly #known: (readonly [witnessed: number, answered: number])[] = [];

  learn(witnessed: unknown, answered: unknown): void {
    if (typeof witnessed !== 'number' || typeof answered !== 'number') return;
    if (witnessed >= EARLIEST && answered >= EARLIEST) this.#known.push([witnessed, answered]);
  }

  /** The time as the emulator has it; none where the number is no time that is near a known one. */
  moved(time: number): number | undefined {
    const distance = ([witnessed]: readonly [number, number]): number => Math.abs(witnessed - time);
    const [nearest] = this.#known.filter((pair) => distance(pair) <= NEAR).sort((a, b) => distance(a) - distance(b));
    return nearest && time + nearest[1] - nearest[0];
  }
}
