import { Observable } from 'rxjs';

/** Runs some work under a name as soon as there is room. */
export type LimitedRuns = <T>(name: string, limit: number, work$: Observable<T>) => Observable<T>;

interface Place {
  readonly name: string;
  readonly limit: number;
  readonly start: () => void;
}

/**
 * Cold work, so much of it at a time: `overall` in all, and of each name as much as it says. What finds no room waits; whatever has room goes first come,
 * first served, so that a name that is full does not hold up the others. Unsubscribing gives the room back, or the place in the queue.
 */
export const limitRuns = (overall: number): LimitedRuns => {
  const waiting = new Set<Place>();
  const running = new Set<Place>();

  const hasRoom = ({ name, limit }: Place): boolean =>
    running.size < overall && [...running].filter((place) => place.name === name).length < limit;

  let isServing = false;
  const serve = (): void => {
    // Whoever starts may be over at once, or make others wait: they are served in the same loop, however many there are.
    if (isServing) return;
    isServing = true;
    try {
      for (let next = [...waiting].find(hasRoom); next !== undefined; next = [...waiting].find(hasRoom)) {
        waiting.delete(next);
        running.add(next);
        next.start();
      }
    } finally {
      isServing = false;
    }
  };

  return (name, limit, work$) =>
    new Observable((subscriber) => {
      const place: Place = { name, limit, start: () => subscriber.add(work$.subscribe(subscriber)) };
      subscriber.add(() => {
        waiting.delete(place);
        if (running.delete(place)) serve();
      });
      waiting.add(place);
      serve();
    });
};
