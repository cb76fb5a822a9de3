import { render } from '@testing-library/react';
import { Total } from './Total';

test('adds up in cents', () => {
  expect(render(<Total cents={[10, 20]} />).container.textContent).toBe('€0.30');
});
