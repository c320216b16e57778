import type { Tool } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import { askPerson } from './ask-person';
import { checkWindows } from './check-windows';
import { closeShutter } from './close-shutter';
import { fillBath } from './fill-bath';
import type { Notice } from './notice';
import { setLamp } from './set-lamp';
import { unlockDoor } from './unlock-door';
import { vacuumRoom } from './vacuum-room';

/** What the model may do in the house, and what is seen there meanwhile. */
export interface House {
  readonly tools: readonly Tool[];
  /** Hot. Never completes. */
  readonly notices$: Observable<Notice>;
}

/** A house with six functions, each of another kind. */
export const makeHouse = (): House => {
  const notices$ = new Subject<Notice>();
  const tell = (notice: Notice): void => notices$.next(notice);
  return {
    tools: [checkWindows(), setLamp(), vacuumRoom(tell), closeShutter(), unlockDoor(askPerson(tell)), fillBath(tell)],
    notices$: notices$.asObservable(),
  };
};
