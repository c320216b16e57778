/** Something that happens in the house, as its people see it: the console shows it beside the conversation. */
export interface Notice {
  readonly who: 'house' | 'person';
  readonly text: string;
}

export type Tell = (notice: Notice) => void;
