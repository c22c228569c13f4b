/**
 * The least sum of costs when every row gets a column of its own (at least as many columns as rows): shortest
 * augmenting paths with potentials (Jonker and Volgenant 1987). Costs are finite or Infinity; Infinity = not possible.
 */
export const leastAssignment = (rows: number, columns: number, cost: (row: number, column: number) => number): number => {
  const rowOf = new Int32Array(columns + 1).fill(-1);
  const price = { row: new Float64Array(rows), column: new Float64Array(columns + 1) };
  for (let row = 0; row < rows; row++) if (!augment({ row, columns, rowOf, price, cost })) return Infinity;
  let sum = 0;
  for (let column = 0; column < columns; column++) if ((rowOf[column] ?? -1) >= 0) sum += cost(rowOf[column] ?? 0, column);
  return sum;
};

interface Growth {
  readonly row: number;
  readonly columns: number;
  readonly rowOf: Int32Array;
  readonly price: { readonly row: Float64Array; readonly column: Float64Array };
  readonly cost: (row: number, column: number) => number;
}

interface Paths {
  readonly distance: Float64Array;
  readonly from: Int32Array;
  readonly isDone: Uint8Array;
}

const nearest = ({ distance, isDone }: Paths, columns: number): number => {
  let best = -1;
  for (let column = 0; column < columns; column++)
    if (isDone[column] === 0 && (best < 0 || (distance[column] ?? Infinity) < (distance[best] ?? Infinity))) best = column;
  return best;
};

const relax = (
  { columns, price, cost }: Growth,
  { distance, from, isDone }: Paths,
  at: { readonly row: number; readonly column: number; readonly so: number },
): void => {
  for (let column = 0; column < columns; column++) {
    if (isDone[column] === 1) continue;
    const length = at.so + cost(at.row, column) - (price.row[at.row] ?? 0) - (price.column[column] ?? 0);
    if (length >= (distance[column] ?? Infinity)) continue;
    distance[column] = length;
    from[column] = at.column;
  }
};

/** Gives one more row a column, moving others along the cheapest path; false when there is none. */
const augment = (growth: Growth): boolean => {
  const { row, columns, rowOf, price } = growth;
  const paths: Paths = {
    distance: new Float64Array(columns + 1).fill(Infinity),
    from: new Int32Array(columns + 1).fill(-1),
    isDone: new Uint8Array(columns + 1),
  };
  const done: number[] = [];
  let at = { row, column: -1, so: 0 };
  for (;;) {
    relax(growth, paths, at);
    const column = nearest(paths, columns);
    const so = paths.distance[column] ?? Infinity;
    if (column < 0 || so === Infinity) return false;
    paths.isDone[column] = 1;
    const owner = rowOf[column] ?? -1;
    if (owner < 0) {
      reprice({ row, price, rowOf, done, paths, so });
      turn(rowOf, paths.from, column, row);
      return true;
    }
    done.push(column);
    at = { row: owner, column, so };
  }
};

interface Repricing {
  readonly row: number;
  readonly price: Growth['price'];
  readonly rowOf: Int32Array;
  readonly done: readonly number[];
  readonly paths: Paths;
  readonly so: number;
}

const reprice = ({ row, price, rowOf, done, paths, so }: Repricing): void => {
  price.row[row] = (price.row[row] ?? 0) + so;
  for (const column of done) {
    const saved = so - (paths.distance[column] ?? 0);
    const owner = rowOf[column] ?? 0;
    price.row[owner] = (price.row[owner] ?? 0) + saved;
    price.column[column] = (price.column[column] ?? 0) - saved;
  }
};

/** Hands every column of the path on to the row that came to it. */
const turn = (rowOf: Int32Array, from: Int32Array, end: number, row: number): void => {
  let column = end;
  for (;;) {
    const before = from[column] ?? -1;
    rowOf[column] = before < 0 ? row : (rowOf[before] ?? row);
    if (before < 0) return;
    column = before;
  }
};
