// Lists inside a form: one row changed, taken out, put at the end.
export function changedAt<R extends { id: string }>(rows: readonly R[], id: string, some: Partial<R>): R[] {
  return rows.map((row) => (row.id === id ? { ...row, ...some } : row));
}

export function without<R extends { id: string }>(rows: readonly R[], id: string): R[] {
  return rows.filter((row) => row.id !== id);
}
