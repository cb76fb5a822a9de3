import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Button } from './Button';

test('a button that waits says so to a screen reader', () => {
  render(<Button busy>Book</Button>);
  expect(screen.getByRole('button').getAttribute('aria-busy')).toBe('true');
});
