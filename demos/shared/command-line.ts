const explain = (error: unknown, usage: string): never => {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(2);
};

/**
 * Gives what the command line says; tells how it goes and ends the process where that is asked for, or where it is wrong.
 *
 * @param read gives `null` where help is asked for, and throws where the command line is wrong
 */
export const commandLine = <Options>(usage: string, read: () => Options | null): Options => {
  try {
    const options = read();
    if (options !== null) return options;
  } catch (error) {
    return explain(error, usage);
  }
  console.log(usage);
  process.exit(0);
};
