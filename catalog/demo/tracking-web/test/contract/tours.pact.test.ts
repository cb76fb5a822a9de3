import { PactV4 } from '@pact-foundation/pact';
import { test } from 'vitest';

const pact = new PactV4({ consumer: 'tracking-web', provider: 'route-planner' });

test('reads the tours that the planner sends', () => pact.addInteraction().given('a tour under way').executeTest(async () => {}));
