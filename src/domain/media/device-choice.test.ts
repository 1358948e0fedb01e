import { expect } from '@open-wc/testing';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { chooseDevice, deviceWish } from './device-choice.ts';

const headset = { id: 'h', label: 'Headset' };
const builtIn = { id: 'b', label: 'Built-in' };
const monitor = { id: 'm', label: 'Monitor' };

describe('which device has a job', () => {
  const table = [
    { name: 'nothing chosen', there: [headset, builtIn], wish: ['', ''], gives: ['', 'System', 'default'] },
    {
      name: 'preferred is there',
      there: [builtIn, headset],
      wish: ['h', 'b'],
      gives: ['h', 'Headset', 'preferred'],
    },
    {
      name: 'preferred is missing',
      there: [builtIn, monitor],
      wish: ['h', 'b'],
      gives: ['b', 'Built-in', 'fallback'],
    },
    { name: 'both are missing', there: [monitor], wish: ['h', 'b'], gives: ['', 'System', 'default'] },
    {
      name: 'preferred is missing, no alternative',
      there: [monitor],
      wish: ['h', ''],
      gives: ['', 'System', 'default'],
    },
    {
      name: 'the default is preferred, whatever the alternative',
      there: [builtIn],
      wish: ['', 'b'],
      gives: ['', 'System', 'default'],
    },
    {
      name: 'the same device twice',
      there: [headset],
      wish: ['h', 'h'],
      gives: ['h', 'Headset', 'preferred'],
    },
    { name: 'no devices at all', there: [], wish: ['h', 'b'], gives: ['', 'System', 'default'] },
  ] as const;
  for (const { name, there, wish, gives } of table)
    it(name, () => {
      const [preferred, fallback] = wish;
      const { deviceId, label, choice } = chooseDevice(there, { preferred, fallback }, 'System');
      expect([deviceId, label, choice]).to.deep.equal(gives);
    });

  it('reads the wishes of each job from its own settings', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      inputDevice: '1',
      inputFallback: '2',
      outputDevice: '3',
      outputFallback: '4',
      ringDevice: '5',
      ringFallback: '6',
    };
    expect(deviceWish(settings, 'input')).to.deep.equal({ preferred: '1', fallback: '2' });
    expect(deviceWish(settings, 'output')).to.deep.equal({ preferred: '3', fallback: '4' });
    expect(deviceWish(settings, 'ring')).to.deep.equal({ preferred: '5', fallback: '6' });
  });
});
