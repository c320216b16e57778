import type { Observable, Subscription } from 'rxjs';
import colours from 'picocolors';

/** Something to be written to the console. */
export interface Line {
  readonly label: string;
  readonly text: string;
  /** Fragments of one label go on one line. */
  readonly flows: boolean;
  /** What stands before the label of a line that begins. */
  readonly margin?: string;
}

/** Writes lines to the console as they come. Hold the subscription for as long as it should. */
export const writeLines = (lines$: Observable<Line>): Subscription => {
  let open = '';
  return lines$.subscribe(({ label, text, flows, margin = '' }) => {
    const goesOn = flows && open === label;
    const begun = `${open === '' ? '' : '\n'}${margin}${colours.bold(label.padStart(9))} ${flows ? text.trimStart() : text}`;
    process.stdout.write(goesOn ? text : `${begun}${flows ? '' : '\n'}`);
    open = flows ? label : '';
  });
};
