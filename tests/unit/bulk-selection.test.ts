import { describe, expect, it } from 'vitest';
import {
  isSelected,
  nothingSelected,
  pageState,
  type Selection,
  type SelectionAction,
  selectionReducer,
} from '@/lib/bulk/selection';

const page = [7, 3, 9, 4, 1];
const after = (...actions: SelectionAction[]) => actions.reduce(selectionReducer, nothingSelected('status=disputed'));
const toggle = (id: number): SelectionAction => ({ type: 'toggle', id, page });
const extend = (id: number): SelectionAction => ({ type: 'extend', id, page });
const ids = (selection: Selection) => [...selection.ids].sort((a, b) => a - b);

describe('a selection', () => {
  it('adds and removes rows', () => {
    expect(ids(after(toggle(3), toggle(4)))).toEqual([3, 4]);
    expect(ids(after(toggle(3), toggle(4), toggle(3)))).toEqual([4]);
  });

  it('extends from the last row that was toggled, in either direction, in the order on screen', () => {
    expect(ids(after(toggle(3), extend(4)))).toEqual([3, 4, 9]);
    expect(ids(after(toggle(4), extend(7)))).toEqual([3, 4, 7, 9]);
    expect(ids(after(toggle(3), extend(4), extend(1)))).toEqual([1, 3, 4, 9]);
  });

  it('extends from nothing, or from a row of another page, by one row', () => {
    expect(ids(after(extend(9)))).toEqual([9]);
    const away = after({ type: 'toggle', id: 99, page: [99] }, extend(9));
    expect(ids(away)).toEqual([9, 99]);
    expect(ids(selectionReducer(away, extend(1)))).toEqual([1, 4, 9, 99]);
  });

  it('reaches from the focused row to its neighbour, whatever was rendered when the key was pressed', () => {
    const reach = (from: number, to?: number) => ({ type: 'reach', from, to, page }) as const;
    expect(ids(after(toggle(3), reach(3, 9), reach(9, 4)))).toEqual([3, 4, 9]);
    expect(ids(after(reach(3, 9)))).toEqual([3, 9]);
    expect(ids(after(reach(9)))).toEqual([9]);
  });

  it('selects a page and keeps the rows of others', () => {
    const both = after({ type: 'page', page: [20, 21], on: true }, { type: 'page', page, on: true });
    expect(ids(both)).toEqual([1, 3, 4, 7, 9, 20, 21]);
    expect(pageState(both, page)).toBe('every');
    expect(ids(selectionReducer(both, { type: 'page', page, on: false }))).toEqual([20, 21]);
    expect(pageState(after(toggle(3)), page)).toBe('some');
    expect(pageState(after(), page)).toBe('none');
  });

  it('can be everything that matches; removing one row leaves the others of the page', () => {
    const all = after(toggle(3), { type: 'all' });
    expect(isSelected(all, 12345)).toBe(true);
    const fewer = selectionReducer(all, toggle(9));
    expect(fewer.all).toBe(false);
    expect(ids(fewer)).toEqual([1, 3, 4, 7]);
  });

  it('ends with its filter, and only then', () => {
    const some = after(toggle(3));
    expect(selectionReducer(some, { type: 'scope', scope: 'status=disputed' })).toBe(some);
    expect(ids(selectionReducer(some, { type: 'scope', scope: '' }))).toEqual([]);
    expect(ids(after(toggle(3), { type: 'all' }, { type: 'clear' }))).toEqual([]);
  });
});
