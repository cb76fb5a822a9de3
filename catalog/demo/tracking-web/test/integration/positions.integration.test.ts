import { setupServer } from 'msw/node';
import { expect, test } from 'vitest';
import { positionOf } from '../../server/positions.js';
import { slowTours } from './handlers';

const tours = setupServer(slowTours(4000));

test('shows the last known place when the planner does not answer in time', async () => {
  tours.listen();
  expect(await positionOf('HL000000001')).toMatchObject({ stale: true });
});
