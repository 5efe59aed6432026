/** Which rows of a table are chosen. */
export type Selection = {
  /** The filter in which they were selected. Another filter ends the selection. */
  readonly scope: string;
  /** Everything that matches, on any page. */
  readonly all: boolean;
  readonly ids: ReadonlySet<number>;
  /** The row from which Shift extends. */
  readonly anchor: number | null;
};

/** `page`: the ids of the rows on screen, in order. */
export type SelectionAction =
  | { readonly type: 'toggle'; readonly id: number; readonly page: readonly number[] }
  | { readonly type: 'extend'; readonly id: number; readonly page: readonly number[] }
  | { readonly type: 'reach'; readonly from: number; readonly to: number | undefined; readonly page: readonly number[] }
  | { readonly type: 'page'; readonly page: readonly number[]; readonly on: boolean }
  | { readonly type: 'all' }
  | { readonly type: 'clear' }
  | { readonly type: 'scope'; readonly scope: string };

export const nothingSelected = (scope: string): Selection => ({ scope, all: false, ids: new Set(), anchor: null });

/** The selection after one action. */
export function selectionReducer(selection: Selection, action: SelectionAction): Selection {
  const { scope } = selection;
  switch (action.type) {
    case 'toggle': {
      // Removing one row from “all that match” leaves the others of this page selected.
      const ids = new Set(selection.all ? action.page : selection.ids);
      if (!ids.delete(action.id)) ids.add(action.id);
      return { scope, all: false, ids, anchor: action.id };
    }
    case 'extend': {
      const [from, to] = [action.page.indexOf(selection.anchor ?? action.id), action.page.indexOf(action.id)];
      const range = from < 0 ? [action.id] : action.page.slice(Math.min(from, to), Math.max(from, to) + 1);
      return {
        ...selection,
        ids: new Set([...selection.ids, ...range]),
        anchor: from < 0 ? action.id : (selection.anchor ?? action.id),
      };
    }
    // From the focused row to its neighbour. A row that was not selected starts a new selection.
    case 'reach': {
      const { from, to, page } = action;
      const begun = isSelected(selection, from)
        ? selection
        : selectionReducer(selection, { type: 'toggle', id: from, page });
      return to === undefined ? begun : selectionReducer(begun, { type: 'extend', id: to, page });
    }
    case 'page': {
      const ids = new Set(selection.all ? action.page : selection.ids);
      for (const id of action.page) {
        if (action.on) ids.add(id);
        else ids.delete(id);
      }
      return { scope, all: false, ids, anchor: null };
    }
    case 'all':
      return { scope, all: true, ids: new Set(), anchor: null };
    case 'clear':
      return nothingSelected(scope);
    case 'scope':
      return action.scope === scope ? selection : nothingSelected(action.scope);
  }
}

export const isSelected = (selection: Selection, id: number): boolean => selection.all || selection.ids.has(id);

/** How many of the rows on screen are selected: none, some or every one. */
export function pageState(selection: Selection, page: readonly number[]): 'none' | 'some' | 'every' {
  const chosen = page.filter((id) => isSelected(selection, id)).length;
  return chosen === 0 ? 'none' : chosen === page.length ? 'every' : 'some';
}
