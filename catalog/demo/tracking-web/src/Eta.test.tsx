import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Eta } from './Eta';

test('says a span of time, never a minute', () => {
  render(<Eta from="13:10" to="14:40" />);
  expect(screen.getByText('Between 13:10 and 14:40')).toBeDefined();
});
