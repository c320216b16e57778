import type { SessionCommand } from 'gemini-live-rxjs';
import { sendText } from 'gemini-live-rxjs';
import type { Observable } from 'rxjs';
import { of } from 'rxjs';
import { speak } from './speak';

/** How the user says something: aloud to the simulator, which knows the words by heart, in writing to the real service. */
export type Say = (text: string) => Observable<SessionCommand>;

export const aloud: Say = () => speak();
export const inWriting: Say = (text) => of(sendText(text));
