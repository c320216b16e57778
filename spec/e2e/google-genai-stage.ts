import { Socket } from 'node:net';
import { startSimulator } from '../../lib/simulator';
import type { Simulator, SimulatorOptions } from '../../lib/simulator';

const hostOf = (args: readonly unknown[]): unknown => {
  // Node hands on its own arguments in a list.
  const [target, host] = args.flat();
  return typeof target === 'object' && target !== null && 'host' in target ? target.host : host;
};

/** Fails what dials anything but this machine, and forgets what the environment says of Google. */
const stayHome = (strangers: unknown[]): void => {
  Object.keys(process.env)
    .filter((name) => /^(GOOGLE|GEMINI)_/.test(name))
    .forEach((name) => Reflect.deleteProperty(process.env, name));
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is bound to each socket below
  const { connect } = Socket.prototype;
  jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: readonly unknown[]) {
    const host = hostOf(args);
    if (host === '127.0.0.1') return Reflect.apply(connect, this, args) as Socket;
    strangers.push(host);
    throw new Error(`Somebody dials ${String(host)}.`);
  });
};

/** For a spec file of the official client: nothing leaves this machine, nobody is talked to on the console, and simulators are stopped. */
export const googleGenaiStage = (): ((options?: SimulatorOptions) => Promise<Simulator>) => {
  const running: Simulator[] = [];
  const strangers: unknown[] = [];
  beforeEach(() => {
    stayHome(strangers);
    // The client comments on tokens and on express mode.
    jest.spyOn(console, 'warn').mockReturnValue();
    jest.spyOn(console, 'debug').mockReturnValue();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ close }) => close()));
    jest.restoreAllMocks();
    expect(strangers.splice(0)).toEqual([]);
  });
  return async (options) => {
    const simulator = await startSimulator({ speed: 500, ...options });
    running.push(simulator);
    return simulator;
  };
};
